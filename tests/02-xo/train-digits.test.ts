import { expect, test } from "vitest";
import fixture from "#fixtures/02-xo/train-digits.json";
import "#kit/cpu";
import "#kit/matchers";
import { seeded } from "#kit/random";
import { tf, type Tensor2D, type Tensor4D } from "#kit/tf";
import { accuracy, crossEntropy, forward, initialise, trainStep, type Weights } from "#lesson/02-xo/train-digits";

const { weights: given, labels, plain, dropped, training, extreme } = fixture.cases;

// Sums of up to 27 products of size 1 through five layers in float32, against float64.
const FLOAT32 = 3e-6;

const images = (): Tensor4D => tf.expandDims(tf.tensor3d(fixture.cases.images), 3);
const mask = () => tf.tensor2d(fixture.cases.mask);
const answers = () => tf.tensor1d(labels, "int32");
const weightsOf = (values: typeof given): Weights =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, tf.variable(tf.tensor(value))])) as Weights;
const flat = (weights: Weights) =>
  Object.fromEntries(Object.entries(weights).map(([name, weight]) => [name, tf.reshape(weight, [-1])]));

/** Runs `work` and answers how many tensors it left behind. */
function leftBy(work: () => void): number {
  const before = tf.memory().numTensors;
  work();
  return tf.memory().numTensors - before;
}

test("the weights have the shapes of the network", () => {
  const shapes = Object.fromEntries(
    Object.entries(initialise(7, [2, 3, 4], 5)).map(([name, weight]) => [name, weight.shape]),
  );
  expect(shapes).toEqual({
    filters1: [3, 3, 1, 2],
    bias1: [2],
    filters2: [3, 3, 2, 3],
    bias2: [3],
    filters3: [3, 3, 3, 4],
    bias3: [4],
    hidden: [36, 5],
    hiddenBias: [5],
    votes: [5, 10],
    voteBias: [10],
  });
});

test("every layer starts within the limit of its fan, drawn in order, and every bias at zero", () => {
  const random = seeded(11);
  const drawn = (count: number, fanIn: number, fanOut: number) => {
    const limit = Math.sqrt(6 / (fanIn + fanOut));
    return Array.from({ length: count }, () => random.uniform(-limit, limit));
  };
  const zeros = (size: number) => new Array<number>(size).fill(0);
  const want = {
    filters1: drawn(9 * 2, 9, 18),
    bias1: zeros(2),
    filters2: drawn(9 * 6, 18, 27),
    bias2: zeros(3),
    filters3: drawn(9 * 3, 27, 9),
    bias3: zeros(1),
    hidden: drawn(9 * 4, 9, 4),
    hiddenBias: zeros(4),
    votes: drawn(4 * 10, 4, 10),
    voteBias: zeros(10),
  };
  // Rounding to float32.
  expect(flat(initialise(11, [2, 3, 1], 4))).toBeNear(want, 3e-8);
});

test("fresh weights take images of 28 x 28 pixels", () => {
  const { features, logits } = forward(initialise(1, [2, 3, 4], 5), tf.ones([2, 28, 28, 1]), null);
  expect([features.shape, logits.shape]).toEqual([[2, 5], [2, 10]]); // prettier-ignore
});

test("the features of images that are not square are those of PyTorch", () => {
  expect(forward(weightsOf(given), images(), null).features).toBeNear(plain.features, FLOAT32);
});

test("the scores are those of PyTorch", () => {
  expect(forward(weightsOf(given), images(), null).logits).toBeNear(plain.logits, FLOAT32);
});

test("with a mask, features and scores are those of PyTorch", () => {
  expect(forward(weightsOf(given), images(), mask())).toBeNear(dropped, FLOAT32);
});

test("averaged over every mask, the hidden sums are those without one", () => {
  // So large a bias that ReLU lets all sums through.
  const weights = weightsOf({ ...given, hiddenBias: [50, 50, 50, 50] });
  const all = Array.from({ length: 16 }, (_, bits) => [0, 1, 2, 3].map((place) => (bits >> place) & 1));
  const masks = all.map((row) => tf.tensor2d([row, row, row]));
  const sums = masks.map((one) => forward(weights, images(), one).features);
  const mean = tf.div<Tensor2D>(tf.addN(sums), masks.length);
  // Numbers near 50, where one step of float32 is 4e-6.
  expect(mean).toBeNear(forward(weights, images(), null).features.arraySync(), 2e-5);
});

test("the loss of equal scores is the logarithm of the number of classes", () => {
  expect(crossEntropy(tf.add(tf.zeros([2, 10]), 4), tf.tensor1d([9, 0], "int32"))).toBeNear(Math.log(10), 1e-6);
});

test("the loss of a batch is the mean over its images", () => {
  expect(crossEntropy(tf.tensor2d(dropped.logits), answers())).toBeNear(training.losses[0], FLOAT32);
});

test("the loss survives logits of 1000", () => {
  // One float32 step near 1000 is 6e-5.
  const got = crossEntropy(tf.tensor2d(extreme.logits), tf.tensor1d(extreme.labels, "int32"));
  expect(got).toBeNear(extreme.want, 1e-4);
});

test("the accuracy is the share of highest scores that stand at their label", () => {
  const logits = tf.tensor2d([[1, 5, -2], [0, -1, -3], [-9, -8, -7], [4, 3, 2]]); // prettier-ignore
  expect(accuracy(logits, tf.tensor1d([1, 2, 2, 0], "int32"))).toBeNear(0.75, 0);
});

test("two steps of gradient descent move every weight as in PyTorch", () => {
  const [weights, optimizer] = [weightsOf(given), tf.train.sgd(training.rate)];
  trainStep(weights, optimizer, images(), answers(), mask());
  trainStep(weights, optimizer, images(), answers(), mask());
  expect(weights).toBeNear(training.weights, FLOAT32);
});

test("a step answers the loss from before its update", () => {
  const [weights, optimizer] = [weightsOf(given), tf.train.sgd(training.rate)];
  const losses = [1, 2].map(() => trainStep(weights, optimizer, images(), answers(), mask()).arraySync());
  expect(losses).toBeNear(training.losses, FLOAT32);
});

test("a step leaves nothing behind but the loss", () => {
  const [weights, optimizer] = [weightsOf(given), tf.train.sgd(0.1)];
  const [batch, right, kept] = [images(), answers(), mask()];
  expect(leftBy(() => trainStep(weights, optimizer, batch, right, kept))).toBe(1);
});

test("a forward pass leaves nothing behind but its features and scores", () => {
  const [weights, batch] = [weightsOf(given), images()];
  expect(leftBy(() => forward(weights, batch, null))).toBe(2);
});
