import { expect, test } from "vitest";
import "#kit/cpu";
import { drawn, type Draw } from "#kit/drawn";
import { drawnTensor, drawnWeights } from "#kit/drawn-tensors";
import "#kit/matchers";
import type { Tensor2D, Tensor4D } from "#kit/tf";
import { decode, encode, initialise, type Weights } from "#lesson/06-generative/conv-vae";
import * as reference from "#reference/06-generative/conv-vae";

// Four layers of sums of up to 27 products of size 1 in float32, in any order.
const FLOAT32 = 1e-5;

const sizesFrom = (random: Draw) => ({
  S: 4 * random.between(2, 3),
  F1: random.between(2, 3),
  F2: random.between(2, 3),
  H: random.between(4, 6),
  Z: random.between(2, 3),
});

/** A network, and a batch for each of its halves. */
function draw(random: Draw) {
  const [{ S, F1, F2, H, Z }, N] = [sizesFrom(random), random.between(3, 4)];
  const features = (S / 4) ** 2 * F2;
  const weights = drawnWeights<Weights>(random, {
    ...{ down1: [3, 3, 1, F1], downBias1: [F1], down2: [3, 3, F1, F2], downBias2: [F2] },
    ...{ hidden: [features, H], hiddenBias: [H], posterior: [H, 2 * Z], posteriorBias: [2 * Z] },
    ...{ expand: [Z, features], expandBias: [features] },
    ...{ up1: [3, 3, F2, F2], upBias1: [F2], up2: [3, 3, F1, F2], upBias2: [F1] },
    ...{ pixels: [3, 3, 1, F1], pixelBias: [1] },
  });
  return {
    weights,
    x: drawnTensor<Tensor4D>(random, [N, S, S, 1], 0, 1),
    z: drawnTensor<Tensor2D>(random, [N, Z], -2, 2),
  };
}

test("drawn: fresh weights of a seed", () => {
  const random = drawn(1);
  const [seed, sizes] = [random.below(2 ** 31), sizesFrom(random)];
  expect(initialise(seed, sizes)).toBeNear(reference.initialise(seed, sizes), 1e-7);
});

test("drawn: mean and log-variance of images", () => {
  const { weights, x } = draw(drawn(2));
  expect(encode(weights(), x)).toBeNear(reference.encode(weights(), x), FLOAT32);
});

test("drawn: logits of latents", () => {
  const { weights, z } = draw(drawn(3));
  expect(decode(weights(), z)).toBeNear(reference.decode(weights(), z), FLOAT32);
});
