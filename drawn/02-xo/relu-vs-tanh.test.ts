import { expect, test } from "vitest";
import "#kit/cpu";
import { drawn, type Draw } from "#kit/drawn";
import { drawnTensor, drawnWeights } from "#kit/drawn-tensors";
import { clearOfKinks } from "#kit/kinks";
import "#kit/matchers";
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
import * as reference from "#reference/02-xo/relu-vs-tanh";

// Four layers of sums of up to 27 products of size 1 in float32, in any order.
const FLOAT32 = 1e-5;

/** A network, and a batch for it. */
function draw(random: Draw) {
  const [N, K, F1, F2, F3] = [3, random.between(3, 4), 2, random.between(2, 3), random.between(2, 3)];
  const weights = drawnWeights<Weights>(random, {
    ...{ filters1: [3, 3, 1, F1], bias1: [F1] },
    ...{ filters2: [3, 3, F1, F2], bias2: [F2] },
    ...{ filters3: [3, 3, F2, F3], bias3: [F3] },
    ...{ votes: [2 * F3, K], voteBias: [K] },
  });
  // Sides of 22 and 18 end as 2 and 1.
  const images = drawnTensor<Tensor4D>(random, [N, 22, 18, 1], -2, 2);
  const labels = tf.tensor1d(Array.from({ length: N }, () => random.below(K)), "int32"); // prettier-ignore
  return { weights, images, labels, rate: random.uniform(0.05, 0.2) };
}

const train = (step: typeof trainStep, activation: Activation, given: ReturnType<typeof draw>) => {
  const [weights, optimizer] = [given.weights(), tf.train.sgd(given.rate)];
  return { told: step(weights, optimizer, given.images, given.labels, activation), weights };
};

/** A falling training error with ups and downs. */
function drawReadings(random: Draw) {
  const errors = random.vector(random.between(12, 30), -0.1, 0.1).map((error, i) => 0.2 + error + 0.7 * 0.9 ** i);
  const every = random.between(2, 50);
  return errors.map((error, i) => ({ step: every * (i + 1), error }));
}

test.each(["relu", "tanh"] as const)("drawn: the scores of images with %s", (activation) => {
  const { weights, images } = draw(drawn(1));
  expect(forward(weights(), images, activation)).toBeNear(reference.forward(weights(), images, activation), FLOAT32);
});

test.each(["relu", "tanh"] as const)("drawn: one step of training with %s, its loss and its error", (activation) => {
  const random = drawn(2);
  const right = (given: ReturnType<typeof draw>) => train(reference.trainStep, activation, given);
  const { given, want } = clearOfKinks(() => draw(random), right);
  expect(train(trainStep, activation, given)).toBeNear(want, FLOAT32);
});

test("drawn: the running mean of readings", () => {
  const random = drawn(3);
  const [readings, window] = [drawReadings(random), random.between(2, 9)];
  expect(runningMean(readings, window)).toBeNear(reference.runningMean(readings, window), 1e-12);
});

test("drawn: the steps to a target, and how many times sooner one arrives", () => {
  const random = drawn(4);
  const readings = drawReadings(random);
  for (const target of [0, ...random.vector(5, 0.2, 0.9)]) {
    expect(stepsUntil(readings, target)).toBeNear(reference.stepsUntil(readings, target), 0);
  }
  const [relu, tanh] = random.vector(2, 10, 5000);
  expect(speedUp(relu!, tanh!)).toBeNear(reference.speedUp(relu!, tanh!), 1e-9);
});
