import { expect, test } from "vitest";
import fixture from "#fixtures/06-generative/conv-vae.json";
import "#kit/cpu";
import "#kit/matchers";
import { seeded } from "#kit/random";
import { tf, type Scalar, type Tensor2D, type Tensor4D } from "#kit/tf";
import { decode, encode, initialise, type Weights } from "#lesson/06-generative/conv-vae";

const { weights: given, rate, want, published } = fixture.cases;

// Sums of up to 27 products of size 1 in float32, layer after layer, against float64.
const FLOAT32 = 2e-6;

const x = () => tf.tensor4d(fixture.cases.x);
const z = () => tf.tensor2d(fixture.cases.z);
const weightsOf = (values: typeof given) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, tf.variable(tf.tensor(value))])) as Weights;

/** The negative evidence lower bound of the fixture's images and noise: every weight has a part in it. */
function loss(weights: Weights): Scalar {
  const { mu, logVar } = encode(weights, x());
  const latents = tf.add<Tensor2D>(mu, tf.mul(tf.exp(tf.div(logVar, 2)), fixture.cases.epsilon));
  const logits = decode(weights, latents);
  const surprise = tf.sum(tf.sub(tf.softplus(logits), tf.mul(x(), logits)));
  const divergence = tf.sum(tf.sub(tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), logVar), 1));
  return tf.div(tf.add(surprise, tf.div(divergence, 2)), fixture.cases.x.length);
}

const sizesOf = (weights: Weights) => Object.entries(weights).map(([name, { size }]) => [name, size] as const);

/** Runs `work` and answers how many tensors it left behind. */
function leftBy(work: () => void): number {
  const before = tf.memory().numTensors;
  work();
  return tf.memory().numTensors - before;
}

test("the weights have the shapes of the network", () => {
  const weights = initialise(3, { S: 12, F1: 2, F2: 5, H: 4, Z: 3 });
  const shapes = Object.fromEntries(Object.entries(weights).map(([name, { shape }]) => [name, shape]));
  expect(shapes).toEqual({
    down1: [3, 3, 1, 2],
    downBias1: [2],
    down2: [3, 3, 2, 5],
    downBias2: [5],
    hidden: [45, 4],
    hiddenBias: [4],
    posterior: [4, 6],
    posteriorBias: [6],
    expand: [3, 45],
    expandBias: [45],
    up1: [3, 3, 5, 5],
    upBias1: [5],
    up2: [3, 3, 2, 5],
    upBias2: [2],
    pixels: [3, 3, 1, 2],
    pixelBias: [1],
  });
});

test("encoder and decoder have as many parameters as those of the Keras example", () => {
  const sizes = sizesOf(initialise(1, published.sizes));
  const total = (part: typeof sizes) => part.reduce((sum, [, size]) => sum + size, 0);
  expect([total(sizes.slice(0, 8)), total(sizes.slice(8))]).toEqual([published.encoder, published.decoder]);
});

test("filters and matrices start within the limit of their fans, drawn in order, and biases at zero", () => {
  const random = seeded(11);
  const drawn = (count: number, fans: number) =>
    Array.from({ length: count }, () => random.uniform(-Math.sqrt(6 / fans), Math.sqrt(6 / fans)));
  const zeros = (size: number) => new Array<number>(size).fill(0);
  const wanted = {
    down1: drawn(9 * 2, 9 + 18),
    downBias1: zeros(2),
    down2: drawn(9 * 2 * 3, 18 + 27),
    downBias2: zeros(3),
    hidden: drawn(12 * 5, 12 + 5),
    hiddenBias: zeros(5),
    posterior: drawn(5 * 4, 5 + 2),
    posteriorBias: zeros(4),
    expand: drawn(2 * 12, 2 + 12),
    expandBias: zeros(12),
    up1: drawn(9 * 3 * 3, 27 + 27),
    upBias1: zeros(3),
    up2: drawn(9 * 2 * 3, 18 + 27),
    upBias2: zeros(2),
    pixels: drawn(9 * 2, 9 + 18),
    pixelBias: zeros(1),
  };
  const weights = initialise(11, { S: 8, F1: 2, F2: 3, H: 5, Z: 2 });
  const flat = Object.entries(weights).map(([name, weight]) => [name, tf.reshape(weight, [-1])]);
  // Rounding to float32.
  expect(Object.fromEntries(flat)).toBeNear(wanted, 6e-8);
});

test("mean and log-variance of each image are those of PyTorch", () => {
  expect(encode(weightsOf(given), x())).toBeNear({ mu: want.mu, logVar: want.logVar }, FLOAT32);
});

test("means and log-variances are not bent: a bias of 30 moves them by 30", () => {
  const { mu, logVar } = encode(weightsOf({ ...given, posteriorBias: [30, -30, 30, -30] }), x());
  const plain = encode(weightsOf({ ...given, posteriorBias: [0, 0, 0, 0] }), x());
  const moved = (values: number[][]) => values.map(([a, b]) => [a + 30, b - 30]);
  expect({ mu, logVar }).toBeNear({ mu: moved(plain.mu.arraySync()), logVar: moved(plain.logVar.arraySync()) }, 1e-5);
});

test("a pixel in the last row and column still reaches the code", () => {
  const corner = tf.tensor4d([...new Array<number>(63).fill(0), 1], [1, 8, 8, 1]);
  const [lit, dark] = [corner, tf.zeros<Tensor4D["rankType"]>([1, 8, 8, 1])].map(
    (image) => encode(weightsOf(given), image).mu,
  );
  expect(lit).not.toBeNear(dark.arraySync(), 1e-4);
});

test("the logits of each latent are those of PyTorch", () => {
  expect(decode(weightsOf(given), z())).toBeNear(want.logits, FLOAT32);
});

test("logits are no probabilities: a bias of 30 moves them by 30", () => {
  const plain = decode(weightsOf({ ...given, pixelBias: [0] }), z());
  expect(decode(weightsOf({ ...given, pixelBias: [-30] }), z())).toBeNear(tf.sub(plain, 30).arraySync(), 1e-5);
});

test("images of another size come back in that size", () => {
  const weights = initialise(2, { S: 12, F1: 2, F2: 1, H: 3, Z: 2 });
  expect(decode(weights, z()).shape).toEqual([3, 12, 12, 1]);
});

test("every weight has the gradient of PyTorch under the evidence lower bound", () => {
  const weights = weightsOf(given);
  const { value, grads } = tf.variableGrads(() => loss(weights), Object.values(weights));
  // The loss is near 46 and the largest gradients near 11: float32 has seven digits of them.
  expect(value).toBeNear(want.loss, 2e-5);
  const byName = Object.entries(weights).map(([name, { name: id }]) => [name, grads[id]]);
  expect(Object.fromEntries(byName)).toBeNear(want.gradients, 2e-5);
});

test("one step of Adam moves every weight as in PyTorch", () => {
  const weights = weightsOf(given);
  tf.train.adam(rate).minimize(() => loss(weights), false, Object.values(weights));
  // A step is 0.03 long; Adam divides each gradient by its own size and enlarges its rounding.
  expect(weights).toBeNear(want.weights, 2e-6);
});

test("codes and logits leave nothing else behind", () => {
  const [weights, data, latents] = [weightsOf(given), x(), z()];
  expect(leftBy(() => encode(weights, data))).toBe(2);
  expect(leftBy(() => decode(weights, latents))).toBe(1);
});
