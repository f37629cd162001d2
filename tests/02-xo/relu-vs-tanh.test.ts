import { expect, test } from "vitest";
import fixture from "#fixtures/02-xo/relu-vs-tanh.json";
import "#kit/cpu";
import "#kit/matchers";
import { fc, forAll, real, vector } from "#kit/property";
import { tf, type Tensor4D } from "#kit/tf";
import {
  forward,
  runningMean,
  speedUp,
  stepsUntil,
  trainStep,
  type Activation,
  type Weights,
} from "#lesson/02-xo/relu-vs-tanh";

const { weights: given, labels, rate, curve } = fixture.cases;
const runs = fixture.cases.runs.map((run) => ({ ...run, activation: run.activation as Activation }));

// Sums of up to 27 products of size 1 through four layers in float32, against float64.
const FLOAT32 = 3e-6;

const images = (): Tensor4D => tf.expandDims(tf.tensor3d(fixture.cases.images), 3);
const answers = () => tf.tensor1d(labels, "int32");
const weightsOf = (values: typeof given): Weights =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, tf.variable(tf.tensor(value))])) as Weights;
const readings = (errors: number[]) => errors.map((error, i) => ({ step: 10 * (i + 1), error }));

/** Runs `work` and answers how many tensors it left behind. */
function leftBy(work: () => void): number {
  const before = tf.memory().numTensors;
  work();
  return tf.memory().numTensors - before;
}

test("the scores are those of PyTorch, with either activation", () => {
  for (const { activation, logits } of runs) {
    expect(forward(weightsOf(given), images(), activation)).toBeNear(logits, FLOAT32);
  }
});

test("the two activations see the same votes: where every map is silent, only the bias of the votes is left", () => {
  const silent = { ...given, bias3: [-1000, -1000] };
  const got = forward(weightsOf(silent), images(), "relu");
  expect(got).toBeNear(images().arraySync().map(() => given.voteBias), 1e-7); // prettier-ignore
});

test("tanh bounds the scores by the weights of the votes, however bright the images are", () => {
  const bright = tf.mul<Tensor4D>(images(), 1e6);
  const most = [0, 1, 2].map((k) => given.votes.reduce((sum, row) => sum + Math.abs(row[k]!), Math.abs(given.voteBias[k]!))); // prettier-ignore
  const scores = forward(weightsOf(given), bright, "tanh").arraySync();
  expect(scores.flat().every((score, i) => Math.abs(score) <= most[i % 3]! + 1e-6)).toBe(true);
});

test("two steps of gradient descent move every weight as in PyTorch", () => {
  for (const { activation, weights: want } of runs) {
    const [weights, optimizer] = [weightsOf(given), tf.train.sgd(rate)];
    trainStep(weights, optimizer, images(), answers(), activation);
    trainStep(weights, optimizer, images(), answers(), activation);
    expect(weights).toBeNear(want, FLOAT32);
  }
});

test("a step answers loss and error from before its update", () => {
  for (const { activation, losses, errors } of runs) {
    const [weights, optimizer] = [weightsOf(given), tf.train.sgd(rate)];
    const got = [1, 2].map(() => trainStep(weights, optimizer, images(), answers(), activation));
    expect(got.map(({ loss }) => loss.arraySync())).toBeNear(losses, FLOAT32);
    expect(got.map(({ error }) => error.arraySync())).toBeNear(errors, 0);
  }
});

test("a step leaves nothing behind but loss and error", () => {
  const [weights, optimizer, batch, right] = [weightsOf(given), tf.train.sgd(rate), images(), answers()];
  expect(leftBy(() => trainStep(weights, optimizer, batch, right, "tanh"))).toBe(2);
});

test("a forward pass leaves nothing behind but the scores", () => {
  const [weights, batch] = [weightsOf(given), images()];
  expect(leftBy(() => forward(weights, batch, "relu"))).toBe(1);
});

test("the running mean is that of NumPy, at the step of the last reading in it", () => {
  const given = curve.steps.map((step, i) => ({ step, error: curve.errors[i]! }));
  const got = runningMean(given, curve.window);
  expect(got.map(({ step }) => step)).toEqual(curve.runningSteps);
  expect(got.map(({ error }) => error)).toBeNear(curve.runningErrors, 1e-14);
});

test("a window of one changes nothing, and one longer than the readings leaves none", () => {
  const some = readings([0.5, 0.25, 0.75]);
  expect(runningMean(some, 1)).toEqual(some);
  expect(runningMean(some, 4)).toEqual([]);
});

test("a running mean lies between the least and the largest error", () => {
  forAll([vector(8, real(0, 1)), fc.integer({ min: 1, max: 8 })], (errors, window) => {
    const means = runningMean(readings(errors), window).map(({ error }) => error);
    expect(Math.min(...means)).toBeGreaterThanOrEqual(Math.min(...errors) - 1e-12);
    expect(Math.max(...means)).toBeLessThanOrEqual(Math.max(...errors) + 1e-12);
  });
});

test("a window without a reading in it is refused", () => {
  expect(() => runningMean(readings([1]), 0)).toThrow("the window is 0, wanted 1 or more readings");
});

test("the target is reached at the first step that is low enough, though the error rises again", () => {
  expect(stepsUntil(readings([0.5, 0.03, 0.02, 0.3, 0.01]), 0.02)).toBe(30);
});

test("a target that is never reached takes for ever, and so does one without readings", () => {
  expect([stepsUntil(readings([0.5, 0.4]), 0.02), stepsUntil([], 0.02)]).toEqual([Infinity, Infinity]);
});

test("six times the steps with tanh is a speed-up of six", () => {
  expect(speedUp(50, 300)).toBeNear(6, 0);
});

test("who never arrives is infinitely slow; where neither does, nothing can be said", () => {
  expect([speedUp(50, Infinity), speedUp(Infinity, 50), speedUp(Infinity, Infinity)]).toEqual([Infinity, 0, NaN]);
});
