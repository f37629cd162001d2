import { expect, test } from "vitest";
import fixture from "#fixtures/04-sequences/conv-gru-forecast.json";
import "#kit/cpu";
import "#kit/matchers";
import { forAll, matrix, real } from "#kit/property";
import { seeded } from "#kit/random";
import { tf, type Variable } from "#kit/tf";
import {
  dropoutMask,
  forecast,
  initialise,
  shorten,
  trainStep,
  type Masks,
  type Weights,
} from "#lesson/04-sequences/conv-gru-forecast";

const { weights: given, dropout, rate, losses, after, parameters } = fixture.cases;

// Sums of fifteen products of size 1 in float32, against float64; the maps reach 5.
const FLOAT32 = 4e-6;

const series = (values: number[][][] = fixture.cases.series) => tf.tensor3d(values);
const target = () => tf.tensor1d(fixture.cases.target);
const weightsOf = (values: typeof given): Weights => ({
  filters1: tf.variable(tf.tensor(values.filters1)),
  filterBias1: tf.variable(tf.tensor(values.filterBias1)),
  filters2: tf.variable(tf.tensor(values.filters2)),
  filterBias2: tf.variable(tf.tensor(values.filterBias2)),
  input: tf.variable(tf.tensor(values.input)),
  gates: tf.variable(tf.tensor(values.gates)),
  candidate: tf.variable(tf.tensor(values.candidate)),
  bias: tf.variable(tf.tensor(values.bias)),
  output: tf.variable(tf.tensor(values.output)),
  outputBias: tf.variable(tf.tensor(values.outputBias)),
});
const masks = (): Masks => ({ input: tf.tensor2d(dropout.input.mask), state: tf.tensor2d(dropout.state.mask) });

/** One number a step, with filters that add up what lies under them, twice. */
const adding = () => ({
  ...initialise(1, 1, 1, 2),
  filters1: tf.variable(tf.ones([5, 1, 1])),
  filters2: tf.variable(tf.ones([5, 1, 1])),
});
const ramp = (length: number, f = (t: number) => t) => Array.from({ length }, (_, t) => [f(t)]);

/** Runs `work` and answers how many tensors it left behind. */
function leftBy(work: () => void): number {
  const before = tf.memory().numTensors;
  work();
  return tf.memory().numTensors - before;
}

test("the network of listing 6.49 has 13,697 parameters, as many in each layer as Keras counts", () => {
  const weights = initialise(1, 14, 32, 32);
  const count = (...variables: Variable[]) => variables.reduce((sum, { size }) => sum + size, 0);
  const { filters1, filterBias1, filters2, filterBias2, input, gates, candidate, bias, output, outputBias } = weights;
  const layers = {
    conv1d: count(filters1, filterBias1),
    conv1d_2: count(filters2, filterBias2),
    gru: count(input, gates, candidate, bias),
    dense: count(output, outputBias),
    total: count(...Object.values(weights)),
  };
  expect(layers).toBeNear(parameters, 0);
});

test("fresh weights are Glorot's, drawn in order, the biases are zero", () => {
  const [D, F, H, random] = [2, 3, 4, seeded(7)];
  const draw = (shape: number[], fans: number) => {
    const limit = Math.sqrt(6 / fans);
    const values = Array.from({ length: tf.util.sizeFromShape(shape) }, () => random.uniform(-limit, limit));
    return tf.tensor(values, shape);
  };
  const [filters1, filters2] = [draw([5, D, F], 5 * D + 5 * F), draw([5, F, F], 10 * F)];
  const [input, gates, candidate] = [draw([F, 3 * H], F + H), draw([H, 2 * H], 2 * H), draw([H, H], 2 * H)];
  const want = {
    filters1,
    filterBias1: tf.zeros([F]),
    filters2,
    filterBias2: tf.zeros([F]),
    input,
    gates,
    candidate,
    bias: tf.zeros([3 * H]),
    output: draw([H, 1], H + 1),
    outputBias: tf.zeros([1]),
  };
  expect(initialise(7, D, F, H)).toBeNear(want, 1e-7);
});

test("a mask silences what the noise says, and lets the rest grow", () => {
  for (const { noise, rate, mask } of Object.values(dropout)) {
    expect(dropoutMask(tf.tensor2d(noise), rate)).toBeNear(mask, 1e-6);
  }
});

test("at a rate of 0 nothing is dropped, not even at a noise of 0", () => {
  expect(dropoutMask(tf.tensor2d([[0, 0.5, 0.999]]), 0)).toBeNear([[1, 1, 1]], 0);
});

test("the mean of a mask is about 1 at every rate, so that sums keep their size", () => {
  forAll([real(0, 0.9)], (rate) => {
    const noise = tf.tensor2d([Array.from({ length: 1000 }, (_, n) => (n + 0.5) / 1000)]);
    expect(tf.mean(dropoutMask(noise, rate))).toBeNear(1, 0.01);
  }, 10); // prettier-ignore
});

test("the convolutions and the pooling between them give the maps of PyTorch", () => {
  expect(shorten(weightsOf(given), series())).toBeNear(fixture.cases.shorter, FLOAT32);
});

test("240 steps become 74, and what pooling has no whole window for is dropped", () => {
  expect(shorten(adding(), series([ramp(240)])).shape).toBeNear([1, 74, 1], 0);
  // 20 steps: 16 after the filter, 5 of them pooled from 15, and the 16th is dropped.
  expect(shorten(adding(), series([ramp(20)])).shape).toBeNear([1, 1, 1], 0);
});

test("an example worked by hand: sums of five, the largest of three, sums of five", () => {
  // Sums of five of 0, 1, 2, ... are 10, 15, 20, ...; of each three the last is largest: 20, 35, 50, 65, 80, 95.
  expect(shorten(adding(), series([ramp(22)]))).toBeNear([[[20 + 35 + 50 + 65 + 80], [35 + 50 + 65 + 80 + 95]]], 1e-4);
});

test("what both layers of convolution find negative is cut off at zero", () => {
  expect(shorten(adding(), series([ramp(19, (t) => -t)]))).toBeNear([[[0]]], 0);
  const inverting = { ...adding(), filters2: tf.variable(tf.neg(tf.ones([5, 1, 1]))) };
  expect(shorten(inverting, series([ramp(19)]))).toBeNear([[[0]]], 0);
});

test("without masks the forecasts are those of the whole network in PyTorch", () => {
  expect(forecast(weightsOf(given), series(), null)).toBeNear(fixture.cases.forecasts.whole, FLOAT32);
});

test("with masks they are those of PyTorch where the same numbers are dropped at every step", () => {
  expect(forecast(weightsOf(given), series(), masks())).toBeNear(fixture.cases.forecasts.dropped, FLOAT32);
});

test("a mask of ones changes nothing", () => {
  const ones = { input: tf.ones([3, 3]), state: tf.ones([3, 3]) } as Masks;
  expect(forecast(weightsOf(given), series(), ones)).toBeNear(fixture.cases.forecasts.whole, FLOAT32);
});

test("where the whole input is silenced, the series no longer matters", () => {
  const blind = { ...masks(), input: tf.zeros([3, 3]) } as Masks;
  const other = tf.neg(series()) as ReturnType<typeof series>;
  const [one, two] = [series(), other].map((values) => forecast(weightsOf(given), values, blind));
  expect(one).toBeNear(two, 0);
});

test("each sequence is told by itself, whatever stands beside it in the batch", () => {
  const weights = weightsOf(given);
  forAll([matrix(20, 2), matrix(20, 2)], (a, b) => {
    const alone = [a, b].map((values) => forecast(weights, series([values]), null).arraySync()[0]);
    expect(forecast(weights, series([a, b]), null)).toBeNear(alone, FLOAT32);
  }, 5); // prettier-ignore
});

test("as many filters as units are a coincidence: other sizes fit together too", () => {
  const weights = initialise(3, 2, 4, 5);
  const drop = { input: tf.ones([3, 4]), state: tf.ones([3, 5]) } as Masks;
  expect(forecast(weights, series(), drop)).toBeNear(forecast(weights, series(), null), 1e-6);
});

test("two steps of gradient descent move all weights as in PyTorch", () => {
  const [weights, optimizer] = [weightsOf(given), tf.train.sgd(rate)];
  for (const want of after) {
    trainStep(weights, optimizer, series(), target(), masks());
    expect(weights).toBeNear(want, FLOAT32);
  }
});

test("a step answers the error from before its update", () => {
  const [weights, optimizer] = [weightsOf(given), tf.train.sgd(rate)];
  const got = losses.map(() => trainStep(weights, optimizer, series(), target(), masks()).arraySync());
  expect(got).toBeNear(losses, FLOAT32);
});

test("a step leaves nothing behind but the loss, a forecast nothing but itself", () => {
  const [weights, optimizer, x, y, drop] = [weightsOf(given), tf.train.sgd(rate), series(), target(), masks()];
  expect(leftBy(() => trainStep(weights, optimizer, x, y, drop))).toBe(1);
  expect(leftBy(() => forecast(weights, x, drop))).toBe(1);
  expect(leftBy(() => shorten(weights, x))).toBe(1);
  expect(leftBy(() => dropoutMask(drop.input, 0.5))).toBe(1);
});
