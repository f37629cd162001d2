import { expect, test } from "vitest";
import "#kit/cpu";
import { drawn, type Draw } from "#kit/drawn";
import { drawnTensor, drawnWeights } from "#kit/drawn-tensors";
import { clearOfKinks } from "#kit/kinks";
import "#kit/matchers";
import { shuffle } from "#kit/random";
import { tf, type Tensor3D } from "#kit/tf";
import {
  dropoutMask,
  forecast,
  initialise,
  shorten,
  trainStep,
  type Weights,
} from "#lesson/04-sequences/conv-gru-forecast";
import * as reference from "#reference/04-sequences/conv-gru-forecast";

// Sums of up to 15 products of size 1 in float32, in any order, through two convolutions and three steps.
const FLOAT32 = 1e-5;

/** A network, and a batch for it. */
function draw(random: Draw) {
  // 22 steps are shortened to 2, 27 to 3.
  const [N, T, D, F, H] = [2, random.between(22, 27), random.between(2, 3), random.between(3, 4), random.between(2, 4)];
  const weights = drawnWeights<Weights>(random, {
    ...{ filters1: [5, D, F], filterBias1: [F], filters2: [5, F, F], filterBias2: [F] },
    ...{ input: [F, 3 * H], gates: [H, 2 * H], candidate: [H, H], bias: [3 * H] },
    ...{ output: [H, 1], outputBias: [1] },
  });
  const series = drawnTensor<Tensor3D>(random, [N, T, D], -2, 2);
  // One number of each row is dropped.
  const mask = (width: number) =>
    tf.tensor2d(Array.from({ length: N }, () => shuffle([0, ...new Array<number>(width - 1).fill(2)], random)));
  const target = tf.tensor1d(random.vector(N, -2, 2));
  return { weights, series, masks: { input: mask(F), state: mask(H) }, target, rate: random.uniform(0.05, 0.2) };
}

function train(step: typeof trainStep, given: ReturnType<typeof draw>) {
  const { series, target, masks, rate } = given;
  const weights = given.weights();
  return { loss: step(weights, tf.train.sgd(rate), series, target, masks), weights };
}

test("drawn: fresh weights of a seed", () => {
  const random = drawn(1);
  const [seed, D, F, H] = [random.below(2 ** 31), random.between(2, 4), random.between(2, 4), random.between(2, 4)];
  expect(initialise(seed, D, F, H)).toBeNear(reference.initialise(seed, D, F, H), 1e-7);
});

test("drawn: what dropout leaves", () => {
  const random = drawn(2);
  const rate = random.uniform(0.1, 0.8);
  // No noise so near to the rate that rounding decides.
  const noise = random.matrix(random.between(2, 4), 8, 0, 1).map((row) => row.filter((x) => Math.abs(x - rate) > 1e-5));
  for (const row of noise) {
    const some = tf.tensor2d([row]);
    expect(dropoutMask(some, rate)).toBeNear(reference.dropoutMask(some, rate), 1e-5);
  }
});

test("drawn: the shortened series, and the forecasts from it with masks and without", () => {
  const { weights, series, masks } = draw(drawn(3));
  expect(shorten(weights(), series)).toBeNear(reference.shorten(weights(), series), FLOAT32);
  for (const some of [masks, null]) {
    expect(forecast(weights(), series, some)).toBeNear(reference.forecast(weights(), series, some), FLOAT32);
  }
});

test("drawn: one step of training, and its error", () => {
  const random = drawn(4);
  const { given, want } = clearOfKinks(() => draw(random), (some) => train(reference.trainStep, some)); // prettier-ignore
  expect(train(trainStep, given)).toBeNear(want, FLOAT32);
});
