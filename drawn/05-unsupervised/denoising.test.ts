import { expect, test } from "vitest";
import "#kit/cpu";
import { drawn, type Draw } from "#kit/drawn";
import { drawnTensor, drawnWeights } from "#kit/drawn-tensors";
import { clearOfKinks } from "#kit/kinks";
import "#kit/matchers";
import { tf, type Tensor4D } from "#kit/tf";
import {
  corrupt,
  initialise,
  restorationLoss,
  restore,
  trainStep,
  type Weights,
} from "#lesson/05-unsupervised/denoising";
import * as reference from "#reference/05-unsupervised/denoising";

// Five layers of sums of up to 27 products of size 1 in float32, in any order.
const FLOAT32 = 1e-5;

/** A network, clean images for it, and what spoils them. */
function draw(random: Draw) {
  const [N, S, F] = [2, 8, random.between(2, 3)];
  const weights = drawnWeights<Weights>(random, {
    ...{ down1: [3, 3, 1, F], downBias1: [F], down2: [3, 3, F, F], downBias2: [F] },
    ...{ up1: [3, 3, F, F], upBias1: [F], up2: [3, 3, F, F], upBias2: [F] },
    ...{ pixels: [3, 3, F, 1], pixelBias: [1] },
  });
  const [clean, noise] = [
    drawnTensor<Tensor4D>(random, [N, S, S, 1], 0, 1),
    drawnTensor<Tensor4D>(random, [N, S, S, 1], -2, 2),
  ];
  return { weights, clean, noise, factor: random.uniform(0.2, 0.6), rate: random.uniform(0.05, 0.2) };
}

function train(step: typeof trainStep, { weights: fresh, clean, noise, factor, rate }: ReturnType<typeof draw>) {
  const weights = fresh();
  return { loss: step(weights, tf.train.sgd(rate), clean, noise, factor), weights };
}

test("drawn: fresh weights of a seed", () => {
  const random = drawn(1);
  const [seed, F] = [random.below(2 ** 31), random.between(2, 5)];
  expect(initialise(seed, F)).toBeNear(reference.initialise(seed, F), 1e-7);
});

test("drawn: spoiled images", () => {
  const { clean, noise, factor } = draw(drawn(2));
  expect(corrupt(clean, noise, factor)).toBeNear(reference.corrupt(clean, noise, factor), 1e-6);
});

test("drawn: restored images, and how far they are from the clean ones", () => {
  const { weights, clean, noise, factor } = draw(drawn(3));
  const spoiled = reference.corrupt(clean, noise, factor);
  expect(restore(weights(), spoiled)).toBeNear(reference.restore(weights(), spoiled), FLOAT32);
  const loss = reference.restorationLoss(weights(), clean, spoiled);
  expect(restorationLoss(weights(), clean, spoiled)).toBeNear(loss, FLOAT32);
});

test("drawn: one step of training, and what it costs", () => {
  const random = drawn(4);
  const { given, want } = clearOfKinks(() => draw(random), (some) => train(reference.trainStep, some)); // prettier-ignore
  expect(train(trainStep, given)).toBeNear(want, FLOAT32);
});
