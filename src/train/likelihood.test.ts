import { expect, test } from "vitest";
import "#kit/cpu";
import { drawnNoise } from "#kit/noise";
import { seeded } from "#kit/random";
import { tf, type Tensor, type Tensor2D } from "#kit/tf";
import type { Network } from "#lesson/06-generative/vae";
import { numbers } from "./data/field.ts";
import { estimateLogLikelihood } from "./likelihood.ts";
import { normalQuantile } from "./pictures/quantile.ts";
import type { Examples } from "./recipe.ts";

const noise = () => drawnNoise(seeded(4));

/** Images of 1 x 2 pixels that are ink or paper already. */
const images = (pixels: number[]): Examples => ({
  count: pixels.length / 2,
  fields: { images: numbers(Float32Array.from(pixels), [1, 2, 1]) },
});

/** One latent, a proposal that is the same for every image, and logits `slope z + bias`. */
function network(slope: number[], bias: number[], [mean, logVar]: [number, number]): Network {
  const forEach = (x: Tensor, value: number) => tf.mul<Tensor2D>(tf.ones([x.shape[0]!, 1]), value);
  return {
    encode: (x) => ({ mu: forEach(x, mean), logVar: forEach(x, logVar) }),
    decode: (z) => tf.reshape(tf.add(tf.mul(z, slope), bias), [-1, 1, 2, 1]),
    variables: [],
  };
}

const logSigmoid = (t: number) => -Math.log1p(Math.exp(-t));

test("where the pixels do not depend on z, the estimate is their probability, for any number of samples", async () => {
  const blind = network([0, 0], [1, -2], [0, 0]);
  const want = (logSigmoid(1) + logSigmoid(-2) + logSigmoid(-1) + logSigmoid(2)) / 2;
  for (const samples of [1, 50, 70]) {
    const got = await estimateLogLikelihood(blind, images([1, 1, 0, 0]), noise(), { samples, digits: 2 });
    expect(Math.abs(got - want)).toBeLessThan(1e-5);
  }
});

test("only so many digits are counted, from the first on", async () => {
  const blind = network([0, 0], [1, -2], [0, 0]);
  const effort = { samples: 3, digits: 12 };
  const got = await estimateLogLikelihood(blind, images([...Array(24).fill(1), 0, 0, 0, 0]), noise(), effort);
  expect(Math.abs(got - logSigmoid(1) - logSigmoid(-2))).toBeLessThan(1e-5);
});

test("with many samples the estimate is the integral over z, whatever the proposal", async () => {
  const [slope, bias] = [[2, -1.5], [0.5, 1]]; // prettier-ignore
  const places = Array.from({ length: 400 }, (_, i) => normalQuantile((i + 0.5) / 400));
  const likelihood = (z: number) => Math.exp(logSigmoid(2 * z + 0.5) + logSigmoid(1.5 * z - 1));
  const evidence = Math.log(places.reduce((sum, z) => sum + likelihood(z) / 400, 0));
  const model = network(slope, bias, [0.6, -0.2]);
  // Twenty copies of one image: 20,000 weights whose deviation is below 1, so five standard errors are 0.04.
  const copies = images(Array.from({ length: 40 }, (_, i) => 1 - (i % 2)));
  const got = await estimateLogLikelihood(model, copies, noise(), { samples: 1000, digits: 20 });
  expect(Math.abs(got - evidence)).toBeLessThan(0.04);
});

test("an estimate leaves no tensor behind", async () => {
  const before = tf.memory().numTensors;
  await estimateLogLikelihood(network([1, 1], [0, 0], [0, 0]), images([1, 0]), noise(), { samples: 120, digits: 1 });
  expect(tf.memory().numTensors).toBe(before);
});
