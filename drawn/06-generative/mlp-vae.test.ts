import { expect, test } from "vitest";
import "#kit/cpu";
import { drawn, type Draw } from "#kit/drawn";
import { drawnTensor, drawnWeights } from "#kit/drawn-tensors";
import "#kit/matchers";
import type { Tensor2D } from "#kit/tf";
import { decode, encode, initialise, type Weights } from "#lesson/06-generative/mlp-vae";
import * as reference from "#reference/06-generative/mlp-vae";

// Three layers of sums of up to eight products of size 1 in float32, in any order.
const FLOAT32 = 5e-6;

/** Sizes of pixels, hidden units and latents. */
const sizesFrom = (random: Draw) => [random.between(5, 8), random.between(3, 5), random.between(2, 3)] as const;

/** A network, and a batch for each of its halves. */
function draw(random: Draw) {
  const [[X, H, Z], N] = [sizesFrom(random), random.between(2, 4)];
  const weights = drawnWeights<Weights>(random, {
    ...{ encoder1: [X, H], encoderBias1: [H], encoder2: [H, H], encoderBias2: [H] },
    ...{ posterior: [H, 2 * Z], posteriorBias: [2 * Z] },
    ...{ decoder1: [Z, H], decoderBias1: [H], decoder2: [H, H], decoderBias2: [H] },
    ...{ pixels: [H, X], pixelBias: [X] },
  });
  return {
    weights,
    x: drawnTensor<Tensor2D>(random, [N, X], 0, 1),
    z: drawnTensor<Tensor2D>(random, [N, Z], -2, 2),
  };
}

test("drawn: fresh weights of a seed", () => {
  const random = drawn(1);
  const [seed, [X, H, Z]] = [random.below(2 ** 31), sizesFrom(random)];
  expect(initialise(seed, X, H, Z)).toBeNear(reference.initialise(seed, X, H, Z), 1e-7);
});

test("drawn: mean and log-variance of examples", () => {
  const { weights, x } = draw(drawn(2));
  expect(encode(weights(), x)).toBeNear(reference.encode(weights(), x), FLOAT32);
});

test("drawn: logits of latents", () => {
  const { weights, z } = draw(drawn(3));
  expect(decode(weights(), z)).toBeNear(reference.decode(weights(), z), FLOAT32);
});
