import { expect, test } from "vitest";
import fixture from "#fixtures/05-unsupervised/deep-autoencoder.json";
import "#kit/cpu";
import "#kit/matchers";
import { seeded } from "#kit/random";
import { tf } from "#kit/tf";
import {
  decode,
  encode,
  initialise,
  reconstructionLoss,
  trainStep,
  type Sizes,
  type Weights,
} from "#lesson/05-unsupervised/deep-autoencoder";

const { weights: given, code, logits, training } = fixture.cases;
const sizes = fixture.cases.sizes as Sizes;

// Three layers of sums of up to seven products of size 1 in float32, against float64.
const FLOAT32 = 2e-6;

const x = () => tf.tensor2d(fixture.cases.x);
const weightsOf = (values: typeof given): Weights =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, tf.variable(tf.tensor(value))])) as Weights;

/** A network whose last layer answers `logit` to every pixel, whatever it is shown. */
function always(logit: number): Weights {
  const weights = initialise(1, [4, 3, 2, 1]);
  weights.up3.assign(tf.zeros([3, 4]));
  weights.upBias3.assign(tf.tensor1d([logit, logit, logit, logit]));
  return weights;
}

/** Runs `work` and answers how many tensors it left behind. */
function leftBy(work: () => void): number {
  const before = tf.memory().numTensors;
  work();
  return tf.memory().numTensors - before;
}

test("the way down narrows to the code and the way up mirrors it", () => {
  const shapes = Object.entries(initialise(3, sizes)).map(([name, { shape }]) => [name, shape]);
  const wanted = Object.entries(given).map(([name, values]) => [name, tf.tensor(values).shape]);
  expect(Object.fromEntries(shapes)).toEqual(Object.fromEntries(wanted));
});

test("weights start within the limit of their fans, drawn from the top down and up again, and biases at zero", () => {
  const random = seeded(11);
  const pairs = [[5, 4], [4, 3], [3, 2], [2, 3], [3, 4], [4, 5]]; // prettier-ignore
  const drawn = pairs.map(([fanIn, fanOut]) => {
    const limit = Math.sqrt(6 / (fanIn + fanOut));
    return Array.from({ length: fanIn * fanOut }, () => random.uniform(-limit, limit));
  });
  const { down1, down2, down3, up1, up2, up3, ...biases } = initialise(11, [5, 4, 3, 2]);
  const got = [down1, down2, down3, up1, up2, up3].map((weights) => tf.reshape(weights, [-1]).arraySync());
  // Rounding to float32.
  expect(got).toBeNear(drawn, 5e-8);
  expect(tf.concat(Object.values(biases))).toBeNear(new Array<number>(4 + 3 + 2 + 3 + 4 + 5).fill(0), 0);
});

test("the codes are those of PyTorch", () => {
  expect(encode(weightsOf(given), x())).toBeNear(code, FLOAT32);
});

test("no code is negative, whatever goes in", () => {
  const far = tf.tensor2d([[1000, -2000, 500, 3000, 0, 1, 2], [-1000, 10, 0, -7, 5, 5, -5]]); // prettier-ignore
  const codes = encode(weightsOf(given), far).arraySync();
  expect(codes.flat().every((value) => value >= 0)).toBe(true);
});

test("the logits are those of PyTorch, and some are negative", () => {
  expect(decode(weightsOf(given), tf.tensor2d(code))).toBeNear(logits, FLOAT32);
  expect(Math.min(...logits.flat())).toBeLessThan(0);
});

test("each layer bends: twice the code does not give twice the change of the logits", () => {
  const weights = weightsOf(given);
  const change = (by: number) =>
    tf.sub(decode(weights, tf.tensor2d([[by, -by, by]])), decode(weights, tf.zeros([1, 3])));
  expect(tf.mul(2, change(3))).not.toBeNear(change(6).arraySync(), 1e-2);
});

test("the loss is the mean over the numbers and the examples of their surprise", () => {
  expect(reconstructionLoss(weightsOf(given), x())).toBeNear(training.losses[0], FLOAT32);
});

test("a decoder that cannot tell loses log 2 at every number, whatever the example", () => {
  expect(reconstructionLoss(always(0), tf.tensor2d([[0, 1, 0.25, 1]]))).toBeNear(Math.LN2, 1e-7);
});

test("an example worked by hand: probability 3/4 of ink, ink on two of four numbers", () => {
  // Logit log 3; half of the numbers cost log 4/3, half log 4.
  const want = (Math.log(4 / 3) + Math.log(4)) / 2;
  expect(reconstructionLoss(always(Math.log(3)), tf.tensor2d([[1, 0, 0, 1], [1, 1, 0, 0]]))).toBeNear(want, 2e-7); // prettier-ignore
});

test("the loss survives logits of 1000", () => {
  const wrong = tf.tensor2d([[0, 1, 0, 0], [0, 0, 1, 0]]); // prettier-ignore
  expect(reconstructionLoss(always(1000), wrong)).toBeNear(750, 1e-3);
  expect(reconstructionLoss(always(-1000), wrong)).toBeNear(250, 1e-3);
});

test("two steps of gradient descent move all six layers as in PyTorch", () => {
  const [weights, optimizer] = [weightsOf(given), tf.train.sgd(training.rate)];
  trainStep(weights, optimizer, x());
  trainStep(weights, optimizer, x());
  expect(weights).toBeNear(training.weights, FLOAT32);
});

test("a step answers the loss from before its update", () => {
  const [weights, optimizer] = [weightsOf(given), tf.train.sgd(training.rate)];
  const got = [1, 2].map(() => trainStep(weights, optimizer, x()).arraySync());
  expect(got).toBeNear(training.losses, FLOAT32);
});

test("four patterns of eight pixels go through a code of three numbers", () => {
  const patterns = [0b11110000, 0b00001111, 0b11001100, 0b00110011];
  const pixels = tf.tensor2d(patterns.map((bits) => Array.from({ length: 8 }, (_, i) => (bits >> i) & 1)));
  const [weights, optimizer] = [initialise(5, [8, 16, 8, 3]), tf.train.momentum(0.3, 0.9)];
  for (let step = 0; step < 40; step++) trainStep(weights, optimizer, pixels).dispose();
  // It starts near log 2; a code that left two patterns alike would stay above log 2 / 4.
  expect(reconstructionLoss(weights, pixels)).toBeNear(0, 0.1);
});

test("a step leaves nothing behind but the loss", () => {
  const [weights, optimizer, data] = [weightsOf(given), tf.train.sgd(0.1), x()];
  expect(leftBy(() => trainStep(weights, optimizer, data))).toBe(1);
});

test("code and logits leave one tensor each, and fresh weights twelve", () => {
  const [weights, data, codes] = [weightsOf(given), x(), tf.tensor2d(code)];
  expect(leftBy(() => encode(weights, data))).toBe(1);
  expect(leftBy(() => decode(weights, codes))).toBe(1);
  expect(leftBy(() => initialise(1, sizes))).toBe(12);
});
