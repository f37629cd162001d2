import { expect, test } from "vitest";
import fixture from "#fixtures/06-generative/mlp-vae.json";
import "#kit/cpu";
import "#kit/matchers";
import { seeded } from "#kit/random";
import { tf, type Scalar } from "#kit/tf";
import { decode, encode, initialise, type Weights } from "#lesson/06-generative/mlp-vae";

const { weights: given, rate, want } = fixture.cases;

// Sums of up to six products of size 1 in float32, against float64.
const FLOAT32 = 1e-6;

const x = () => tf.tensor2d(fixture.cases.x);
const z = () => tf.tensor2d(fixture.cases.z);
const weightsOf = (values: typeof given) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, tf.variable(tf.tensor(value))])) as Weights;

/** The negative evidence lower bound of the fixture's examples and noise: every weight has a part in it. */
function loss(weights: Weights): Scalar {
  const { mu, logVar } = encode(weights, x());
  const logits = decode(weights, tf.add(mu, tf.mul(tf.exp(tf.div(logVar, 2)), fixture.cases.epsilon)));
  const surprise = tf.sum(tf.sub(tf.softplus(logits), tf.mul(x(), logits)));
  const divergence = tf.sum(tf.sub(tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), logVar), 1));
  return tf.div(tf.add(surprise, tf.div(divergence, 2)), fixture.cases.x.length);
}

/** Runs `work` and answers how many tensors it left behind. */
function leftBy(work: () => void): number {
  const before = tf.memory().numTensors;
  work();
  return tf.memory().numTensors - before;
}

test("the weights have the shapes of the network", () => {
  const shapes = Object.fromEntries(Object.entries(initialise(3, 9, 5, 2)).map(([name, { shape }]) => [name, shape]));
  expect(shapes).toEqual({
    encoder1: [9, 5],
    encoderBias1: [5],
    encoder2: [5, 5],
    encoderBias2: [5],
    posterior: [5, 4],
    posteriorBias: [4],
    decoder1: [2, 5],
    decoderBias1: [5],
    decoder2: [5, 5],
    decoderBias2: [5],
    pixels: [5, 9],
    pixelBias: [9],
  });
});

test("matrices start within the limit of their fans, drawn in order, and biases at zero", () => {
  const random = seeded(11);
  const drawn = (count: number, fans: number) =>
    Array.from({ length: count }, () => random.uniform(-Math.sqrt(6 / fans), Math.sqrt(6 / fans)));
  const zeros = (size: number) => new Array<number>(size).fill(0);
  const wanted = {
    encoder1: drawn(6 * 4, 6 + 4),
    encoderBias1: zeros(4),
    encoder2: drawn(4 * 4, 4 + 4),
    encoderBias2: zeros(4),
    posterior: drawn(4 * 6, 4 + 3),
    posteriorBias: zeros(6),
    decoder1: drawn(3 * 4, 3 + 4),
    decoderBias1: zeros(4),
    decoder2: drawn(4 * 4, 4 + 4),
    decoderBias2: zeros(4),
    pixels: drawn(4 * 6, 4 + 6),
    pixelBias: zeros(6),
  };
  const flat = Object.entries(initialise(11, 6, 4, 3)).map(([name, weight]) => [name, tf.reshape(weight, [-1])]);
  // Rounding to float32.
  expect(Object.fromEntries(flat)).toBeNear(wanted, 6e-8);
});

test("mean and log-variance of each example are those of PyTorch", () => {
  expect(encode(weightsOf(given), x())).toBeNear({ mu: want.mu, logVar: want.logVar }, FLOAT32);
});

test("means and log-variances are not bent: a bias of 30 moves them by 30", () => {
  const { mu, logVar } = encode(weightsOf({ ...given, posteriorBias: [30, -30, 30, -30] }), x());
  const plain = encode(weightsOf({ ...given, posteriorBias: [0, 0, 0, 0] }), x());
  const moved = (values: number[][]) => values.map(([a, b]) => [a + 30, b - 30]);
  expect({ mu, logVar }).toBeNear({ mu: moved(plain.mu.arraySync()), logVar: moved(plain.logVar.arraySync()) }, 1e-5);
});

test("pixels of any size leave the hidden units in -1..1", () => {
  const weights = weightsOf(given);
  const reach = tf.sum(tf.abs(weights.posterior), 0).arraySync() as number[];
  const far = encode(weights, tf.mul(x(), 1e6)).mu.arraySync().flat();
  expect(far.every((value, i) => Math.abs(value - given.posteriorBias[i % 2]) <= reach[i % 2] + 1e-6)).toBe(true);
});

test("the logits of each latent are those of PyTorch", () => {
  expect(decode(weightsOf(given), z())).toBeNear(want.logits, FLOAT32);
});

test("logits are no probabilities: a bias of 30 moves them by 30", () => {
  const moved = decode(weightsOf({ ...given, pixelBias: given.pixelBias.map((bias) => bias + 30) }), z());
  expect(moved).toBeNear(want.logits.map((row) => row.map((logit) => logit + 30)), 1e-5); // prettier-ignore
});

test("every weight has the gradient of PyTorch under the evidence lower bound", () => {
  const weights = weightsOf(given);
  const { value, grads } = tf.variableGrads(() => loss(weights), Object.values(weights));
  const byName = Object.entries(weights).map(([name, { name: id }]) => [name, grads[id]]);
  expect({ loss: value, gradients: Object.fromEntries(byName) }).toBeNear(
    { loss: want.loss, gradients: want.gradients },
    2e-6,
  );
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
