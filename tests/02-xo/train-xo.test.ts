import { expect, test } from "vitest";
import fixture from "#fixtures/02-xo/train-xo.json";
import "#kit/cpu";
import "#kit/matchers";
import { seeded } from "#kit/random";
import { tf, type Tensor4D } from "#kit/tf";
import { crossEntropy, forward, initialise, trainStep, type Weights } from "#lesson/02-xo/train-xo";

const { weights: given, maps, logits, labels, training, extreme } = fixture.cases;

// Sums of up to 48 products of size 1 in float32, against float64.
const FLOAT32 = 2e-6;

const images = (): Tensor4D => tf.expandDims(tf.tensor3d(fixture.cases.images), 3);
const answers = () => tf.tensor1d(labels, "int32");
const weightsOf = (values: typeof given): Weights => ({
  filters: tf.variable(tf.tensor(values.filters)),
  filterBias: tf.variable(tf.tensor(values.filterBias)),
  votes: tf.variable(tf.tensor(values.votes)),
  voteBias: tf.variable(tf.tensor(values.voteBias)),
});
const zeros = (size: number) => new Array<number>(size).fill(0);

/** Runs `work` and answers how many tensors it left behind. */
function leftBy(work: () => void): number {
  const before = tf.memory().numTensors;
  work();
  return tf.memory().numTensors - before;
}

test("the weights have the shapes of the network", () => {
  const { filters, filterBias, votes, voteBias } = initialise(7, 5);
  const shapes = [filters.shape, filterBias.shape, votes.shape, voteBias.shape];
  expect(shapes).toEqual([[3, 3, 1, 5], [5], [80, 2], [2]]);
});

test("filters and votes start within the limit of their fan, drawn in order, and biases at zero", () => {
  const random = seeded(11);
  const drawn = (count: number, limit: number) => Array.from({ length: count }, () => random.uniform(-limit, limit));
  const filters = drawn(9 * 2, Math.sqrt(6 / (9 + 18)));
  const votes = drawn(32 * 2, Math.sqrt(6 / (32 + 2)));
  const got = initialise(11, 2);
  const flat = Object.fromEntries(Object.entries(got).map(([name, weight]) => [name, tf.reshape(weight, [-1])]));
  // Rounding to float32.
  expect(flat).toBeNear({ filters, filterBias: zeros(2), votes, voteBias: zeros(2) }, 3e-8);
});

test("the same seed gives the same weights, seed 0 too, and another seed gives others", () => {
  const [first, again, other] = [initialise(0, 4), initialise(0, 4), initialise(1, 4)];
  expect(first.votes).toBeNear(again.votes.arraySync(), 0);
  expect(first.votes).not.toBeNear(other.votes.arraySync(), 1e-3);
});

test("the maps are 7 x 7 and nowhere negative", () => {
  expect(forward(weightsOf(given), images()).maps).toBeNear(maps, FLOAT32);
});

test("the scores of four images without symmetry are those of PyTorch", () => {
  expect(forward(weightsOf(given), images()).logits).toBeNear(logits, FLOAT32);
});

test("a bright pixel in the last row and column still reaches the votes", () => {
  const weights = weightsOf(given);
  const dark = tf.neg<Tensor4D>(tf.ones([1, 9, 9, 1]));
  const lit = tf.tensor4d([...new Array<number>(80).fill(-1), 1], [1, 9, 9, 1]);
  const [a, b] = [forward(weights, dark).logits, forward(weights, lit).logits];
  expect(a).not.toBeNear(b.arraySync(), 1e-3);
});

test("the loss of equal scores is log 2", () => {
  expect(crossEntropy(tf.tensor2d([[4, 4]]), tf.tensor1d([1], "int32"))).toBeNear(Math.LN2, 1e-6);
});

test("the loss of a batch is the mean over its images", () => {
  expect(crossEntropy(tf.tensor2d(logits), answers())).toBeNear(training.losses[0], FLOAT32);
});

test("the loss survives logits of 1000", () => {
  // One float32 step near 667 is 6e-5.
  const got = crossEntropy(tf.tensor2d(extreme.logits), tf.tensor1d(extreme.labels, "int32"));
  expect(got).toBeNear(extreme.want, 1e-4);
});

test("two steps of gradient descent move every weight as in PyTorch", () => {
  const weights = weightsOf(given);
  const optimizer = tf.train.sgd(training.rate);
  trainStep(weights, optimizer, images(), answers());
  trainStep(weights, optimizer, images(), answers());
  expect(weights).toBeNear(training.weights, FLOAT32);
});

test("a step answers the loss from before its update", () => {
  const weights = weightsOf(given);
  const optimizer = tf.train.sgd(training.rate);
  const losses = [1, 2].map(() => trainStep(weights, optimizer, images(), answers()).arraySync());
  expect(losses).toBeNear(training.losses, FLOAT32);
});

test("an X and an O are told apart after forty steps", () => {
  const x = [0, 1, 2, 3, 4, 5, 6].flatMap((i) => [10 * (i + 1), 8 * (i + 1)]);
  const o = [3, 4, 5, 75, 76, 77, 27, 36, 45, 35, 44, 53, 11, 15, 19, 25, 55, 61, 65, 69];
  const picture = (lit: number[]) => Array.from({ length: 81 }, (_, i) => (lit.includes(i) ? 1 : -1));
  const pair = tf.tensor4d([...picture(x), ...picture(o)], [2, 9, 9, 1]);
  const [weights, optimizer] = [initialise(3, 3), tf.train.adam(0.02)];
  for (let step = 0; step < 40; step++) trainStep(weights, optimizer, pair, tf.tensor1d([0, 1], "int32"));
  expect(crossEntropy(forward(weights, pair).logits, tf.tensor1d([0, 1], "int32"))).toBeNear(0, 0.05);
});

test("a step leaves nothing behind but the loss", () => {
  const weights = weightsOf(given);
  const [optimizer, batch, right] = [tf.train.sgd(0.1), images(), answers()];
  expect(leftBy(() => trainStep(weights, optimizer, batch, right))).toBe(1);
});

test("a forward pass leaves nothing behind but its maps and scores", () => {
  const [weights, batch] = [weightsOf(given), images()];
  expect(leftBy(() => forward(weights, batch))).toBe(2);
});

test("fresh weights are four tensors", () => {
  expect(leftBy(() => initialise(1, 2))).toBe(4);
});
