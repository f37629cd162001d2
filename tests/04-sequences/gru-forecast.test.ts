import { expect, test } from "vitest";
import fixture from "#fixtures/04-sequences/gru-forecast.json";
import "#kit/cpu";
import "#kit/matchers";
import { forAll, matrix, real, vector } from "#kit/property";
import { seeded } from "#kit/random";
import { tf } from "#kit/tf";
import {
  forecast,
  initialise,
  meanAbsoluteError,
  naiveForecast,
  trainStep,
  type Weights,
} from "#lesson/04-sequences/gru-forecast";

const { weights: given, rate, losses, after } = fixture.cases;

// Five steps of sums of four products of size 1 in float32, against float64.
const FLOAT32 = 2e-6;

const series = (values: number[][][] = fixture.cases.series) => tf.tensor3d(values);
const target = () => tf.tensor1d(fixture.cases.target);
const weightsOf = (values: typeof given): Weights => ({
  input: tf.variable(tf.tensor(values.input)),
  gates: tf.variable(tf.tensor(values.gates)),
  candidate: tf.variable(tf.tensor(values.candidate)),
  bias: tf.variable(tf.tensor(values.bias)),
  output: tf.variable(tf.tensor(values.output)),
  outputBias: tf.variable(tf.tensor(values.outputBias)),
});

/** A network with one unit that reads one number, and shows its state: the candidate is tanh(x + past · r · h). */
const single = (reset: number, update: number, past = 0) =>
  weightsOf({
    input: [[0, 0, 1]],
    gates: [[0, 0]],
    candidate: [[past]],
    bias: [reset, update, 0],
    output: [[1]],
    outputBias: [0],
  });

/** Runs `work` and answers how many tensors it left behind. */
function leftBy(work: () => void): number {
  const before = tf.memory().numTensors;
  work();
  return tf.memory().numTensors - before;
}

test("fresh weights are Glorot's for each gate, drawn in order, the biases are zero", () => {
  const [D, H, random] = [3, 2, seeded(7)];
  const draw = (count: number, fans: number) =>
    Array.from({ length: count }, () => random.uniform(-Math.sqrt(6 / fans), Math.sqrt(6 / fans)));
  const rows = (values: number[], width: number) =>
    Array.from({ length: values.length / width }, (_, i) => values.slice(i * width, (i + 1) * width));
  const want = {
    input: rows(draw(D * 3 * H, D + H), 3 * H),
    gates: rows(draw(H * 2 * H, 2 * H), 2 * H),
    candidate: rows(draw(H * H, 2 * H), H),
    bias: new Array<number>(3 * H).fill(0),
    output: rows(draw(H, H + 1), 1),
    outputBias: [0],
  };
  expect(initialise(7, D, H)).toBeNear(want, 1e-7);
});

test("the naive forecast is the last number of its column", () => {
  const values = [[[1, 2, 3], [4, 5, 6]], [[7, 8, 9], [-1, -2, -3]]]; // prettier-ignore
  expect(naiveForecast(series(values), 1)).toBeNear([5, -2], 0);
  expect(naiveForecast(series(values), 2)).toBeNear([6, -3], 0);
});

test("the forecasts are those of the slide's equations in PyTorch", () => {
  expect(forecast(weightsOf(given), series())).toBeNear(fixture.cases.forecasts, FLOAT32);
});

test("an example worked by hand: half of the candidate, then half of each", () => {
  // u = 1/2: h1 = tanh(1) / 2, h2 = (tanh(-2) + h1) / 2.
  const h1 = Math.tanh(1) / 2;
  expect(forecast(single(0, 0), series([[[1]]]))).toBeNear([h1], 1e-7);
  expect(forecast(single(0, 0), series([[[1], [-2]]]))).toBeNear([(Math.tanh(-2) + h1) / 2], 1e-7);
});

test("an update gate that is shut keeps the first state, zero, forever", () => {
  expect(forecast(single(0, -1000), series([[[3], [-5], [2]]]))).toBeNear([0], 0);
});

test("an update gate that is open, with the reset gate shut, forgets all but the last step", () => {
  expect(forecast(single(-1000, 1000, 5), series([[[3], [-5], [0.5]]]))).toBeNear([Math.tanh(0.5)], 1e-7);
});

test("with both gates open it is a plain recurrent network", () => {
  const h1 = Math.tanh(0.25);
  expect(forecast(single(1000, 1000, -2), series([[[0.25], [0.5]]]))).toBeNear([Math.tanh(0.5 - 2 * h1)], 1e-7);
});

test("inputs of a thousand leave the state in -1..1", () => {
  const far = [[[1000, -2000], [-3000, 1000]], [[0, 1e6], [-1e6, 5]]]; // prettier-ignore
  const most = given.output.flat().reduce((sum, w) => sum + Math.abs(w), Math.abs(given.outputBias[0]!));
  const got = forecast(weightsOf(given), series(far)).arraySync();
  expect(got.every((value) => Math.abs(value) <= most + 1e-6)).toBe(true);
});

test("each sequence is told by itself, whatever stands beside it in the batch", () => {
  const weights = weightsOf(given);
  const pair = [matrix(4, 2), matrix(4, 2)] as const;
  forAll([...pair], (a, b) => {
    const alone = [a, b].map((values) => forecast(weights, series([values])).arraySync()[0]);
    expect(forecast(weights, series([a, b]))).toBeNear(alone, FLOAT32);
  }, 10); // prettier-ignore
});

test("a day's history in ten-minute steps stays finite", () => {
  const long = Array.from({ length: 144 }, (_, t) => [Math.sin(t), Math.cos(t)]);
  const got = forecast(weightsOf(given), series([long])).arraySync();
  expect(got.every(Number.isFinite)).toBe(true);
});

test("the error is the mean distance: 2 too much and 4 too little are 3 off", () => {
  expect(meanAbsoluteError(tf.tensor1d([12, -4]), tf.tensor1d([10, 0]))).toBeNear(3, 0);
});

test("errors of both signs never cancel, and twice the batch errs as much", () => {
  forAll([vector(4), vector(4), real(0, 5)], (y, errors, size) => {
    const predicted = y.map((value, n) => value + size * errors[n]!);
    const want = (size * errors.reduce((sum, error) => sum + Math.abs(error), 0)) / 4;
    expect(meanAbsoluteError(tf.tensor1d(predicted), tf.tensor1d(y))).toBeNear(want, 1e-5);
    const twice = meanAbsoluteError(tf.tensor1d([...predicted, ...predicted]), tf.tensor1d([...y, ...y]));
    expect(twice).toBeNear(want, 1e-5);
  }, 10); // prettier-ignore
});

test("two steps of gradient descent move all weights as in PyTorch", () => {
  const [weights, optimizer] = [weightsOf(given), tf.train.sgd(rate)];
  for (const want of after) {
    trainStep(weights, optimizer, series(), target());
    expect(weights).toBeNear(want, FLOAT32);
  }
});

test("a step answers the error from before its update", () => {
  const [weights, optimizer] = [weightsOf(given), tf.train.sgd(rate)];
  const got = losses.map(() => trainStep(weights, optimizer, series(), target()).arraySync());
  expect(got).toBeNear(losses, FLOAT32);
});

test("a network of three units learns what the naive forecast cannot tell: the number before the last", () => {
  const random = seeded(5);
  const values = Array.from({ length: 16 }, () => [0, 1, 2].map(() => [random.uniform(-1, 1)]));
  const [past, truth] = [series(values), tf.tensor1d(values.map((sequence) => sequence.at(-2)![0]!))];
  const [weights, optimizer] = [initialise(1, 1, 3), tf.train.adam(0.1)];
  for (let step = 0; step < 30; step++) trainStep(weights, optimizer, past, truth).dispose();
  const [naive, learned] = [naiveForecast(past, 0), forecast(weights, past)].map((predicted) =>
    meanAbsoluteError(predicted, truth).arraySync(),
  );
  expect(learned).toBeLessThan(0.5 * naive!);
});

test("a step leaves nothing behind but the loss, a forecast nothing but itself", () => {
  const [weights, optimizer, x, y] = [weightsOf(given), tf.train.sgd(rate), series(), target()];
  expect(leftBy(() => trainStep(weights, optimizer, x, y))).toBe(1);
  expect(leftBy(() => forecast(weights, x))).toBe(1);
  expect(leftBy(() => naiveForecast(x, 1))).toBe(1);
  expect(leftBy(() => meanAbsoluteError(y, y))).toBe(1);
});
