import { expect, test } from "vitest";
import "#kit/cpu";
import { drawn, type Draw } from "#kit/drawn";
import { drawnTensor, drawnWeights } from "#kit/drawn-tensors";
import { clearOfKinks } from "#kit/kinks";
import "#kit/matchers";
import { tf, type Tensor3D } from "#kit/tf";
import {
  forecast,
  initialise,
  meanAbsoluteError,
  naiveForecast,
  trainStep,
  type Weights,
} from "#lesson/04-sequences/gru-forecast";
import * as reference from "#reference/04-sequences/gru-forecast";

// Up to six steps of sums of four products of size 1 in float32, in any order.
const FLOAT32 = 5e-6;

/** A network, and a batch for it. */
function draw(random: Draw) {
  const [N, T, D, H] = [random.between(2, 4), random.between(3, 6), random.between(2, 3), random.between(2, 4)];
  const weights = drawnWeights<Weights>(random, {
    ...{ input: [D, 3 * H], gates: [H, 2 * H], candidate: [H, H], bias: [3 * H] },
    ...{ output: [H, 1], outputBias: [1] },
  });
  const series = drawnTensor<Tensor3D>(random, [N, T, D], -2, 2);
  return { weights, series, target: tf.tensor1d(random.vector(N, -2, 2)), rate: random.uniform(0.05, 0.2) };
}

function train(step: typeof trainStep, { weights: fresh, series, target, rate }: ReturnType<typeof draw>) {
  const weights = fresh();
  return { loss: step(weights, tf.train.sgd(rate), series, target), weights };
}

test("drawn: fresh weights of a seed", () => {
  const random = drawn(1);
  const [seed, D, H] = [random.below(2 ** 31), random.between(2, 5), random.between(2, 5)];
  expect(initialise(seed, D, H)).toBeNear(reference.initialise(seed, D, H), 1e-7);
});

test("drawn: the naive forecast and the network's", () => {
  const { weights, series } = draw(drawn(2));
  for (let column = 0; column < series.shape[2]; column++) {
    expect(naiveForecast(series, column)).toBeNear(reference.naiveForecast(series, column), 0);
  }
  expect(forecast(weights(), series)).toBeNear(reference.forecast(weights(), series), FLOAT32);
});

test("drawn: how far forecasts are off", () => {
  const random = drawn(3);
  const N = random.between(3, 9);
  const [predicted, target] = [tf.tensor1d(random.vector(N, -3, 3)), tf.tensor1d(random.vector(N, -3, 3))];
  expect(meanAbsoluteError(predicted, target)).toBeNear(reference.meanAbsoluteError(predicted, target), FLOAT32);
});

test("drawn: one step of training, and its error", () => {
  const random = drawn(4);
  const { given, want } = clearOfKinks(() => draw(random), (some) => train(reference.trainStep, some)); // prettier-ignore
  expect(train(trainStep, given)).toBeNear(want, FLOAT32);
});
