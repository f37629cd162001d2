import { expect, test } from "vitest";
import "#kit/cpu";
import { drawn, type Draw } from "#kit/drawn";
import { drawnTensor, drawnWeights } from "#kit/drawn-tensors";
import { clearOfKinks } from "#kit/kinks";
import "#kit/matchers";
import { tf, type Tensor2D } from "#kit/tf";
import {
  decode,
  encode,
  initialise,
  reconstructionLoss,
  trainStep,
  type Sizes,
  type Weights,
} from "#lesson/05-unsupervised/deep-autoencoder";
import * as reference from "#reference/05-unsupervised/deep-autoencoder";

// Six layers of sums of up to ten products of size 1 in float32, in any order.
const FLOAT32 = 5e-6;

/** Sizes that narrow from layer to layer. */
const sizesFrom = (random: Draw): Sizes => [random.between(8, 10), random.between(6, 7), 5, random.between(3, 4)];

/** A network, and a batch for it. */
function draw(random: Draw) {
  const [[D, A, B, K], N] = [sizesFrom(random), random.between(4, 6)];
  const weights = drawnWeights<Weights>(random, {
    ...{ down1: [D, A], downBias1: [A], down2: [A, B], downBias2: [B], down3: [B, K], downBias3: [K] },
    ...{ up1: [K, B], upBias1: [B], up2: [B, A], upBias2: [A], up3: [A, D], upBias3: [D] },
  });
  const [x, code] = [drawnTensor<Tensor2D>(random, [N, D], 0, 1), drawnTensor<Tensor2D>(random, [N, K], 0, 1)];
  return { weights, x, code, rate: random.uniform(0.1, 0.5) };
}

function train(step: typeof trainStep, { weights: fresh, x, rate }: ReturnType<typeof draw>) {
  const weights = fresh();
  return { loss: step(weights, tf.train.sgd(rate), x), weights };
}

test("drawn: fresh weights of a seed", () => {
  const random = drawn(1);
  const [seed, sizes] = [random.below(2 ** 31), sizesFrom(random)];
  expect(initialise(seed, sizes)).toBeNear(reference.initialise(seed, sizes), 1e-7);
});

test("drawn: codes of examples, and logits of codes", () => {
  const { weights, x, code } = draw(drawn(2));
  expect(encode(weights(), x)).toBeNear(reference.encode(weights(), x), FLOAT32);
  expect(decode(weights(), code)).toBeNear(reference.decode(weights(), code), FLOAT32);
});

test("drawn: the loss of a batch", () => {
  const { weights, x } = draw(drawn(3));
  expect(reconstructionLoss(weights(), x)).toBeNear(reference.reconstructionLoss(weights(), x), FLOAT32);
});

test("drawn: one step of training, and what it costs", () => {
  const random = drawn(4);
  const { given, want } = clearOfKinks(() => draw(random), (some) => train(reference.trainStep, some)); // prettier-ignore
  expect(train(trainStep, given)).toBeNear(want, FLOAT32);
});
