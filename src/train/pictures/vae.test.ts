import { expect, test } from "vitest";
import "#kit/cpu";
import { drawnNoise } from "#kit/noise";
import { seeded } from "#kit/random";
import { tf, type Tensor2D, type Tensor4D } from "#kit/tf";
import type { Network } from "#lesson/06-generative/vae";
import { ink, type Canvas } from "./canvas.ts";
import { drawReconstructions, drawSamples, drawSheet } from "./vae.ts";

/** A code of two numbers, the mean ink and its negative; images of 2 x 2 pixels, all as dark as `shade` of the code says. */
function network(shade: (z: Tensor2D) => Tensor2D): Network {
  return {
    encode: (x) => {
      const mean = tf.mean(tf.reshape(x, [-1, 4]), 1, true) as Tensor2D;
      return { mu: tf.concat([mean, tf.neg(mean)], 1), logVar: tf.zeros([x.shape[0]!, 2]) };
    },
    decode: (z) => tf.tile(tf.reshape(shade(z), [-1, 1, 1, 1]), [1, 2, 2, 1]),
    variables: [],
  };
}

const column = (z: Tensor2D, at: number) => tf.slice(z, [0, at], [-1, 1]);

const at = ({ width, pixels }: Canvas, x: number, y: number) => [
  ...pixels.subarray(4 * (y * width + x)).subarray(0, 3),
];
const [PAPER, INK] = [[...ink(-1)], [...ink(1)]];

// An image of 2 x 2 pixels is drawn 56 wide, with gaps of 6.
const middle = (place: number) => 6 + 62 * place + 20;

test("the sheet grows in the first latent to the right, and in the second upwards", async () => {
  const grow = (latent: number) => network((z) => tf.mul(column(z, latent), 100));
  const [right, up] = [await drawSheet(grow(0), 4), await drawSheet(grow(1), 4)];
  // Four times four images of 2 x 2 are one of 8 x 8, drawn 56 wide.
  const [near, far] = [6 + 10, 6 + 46];
  expect([at(right, near, near), at(right, far, near), at(right, near, far)]).toEqual([PAPER, INK, PAPER]);
  expect([at(up, near, near), at(up, far, near), at(up, near, far)]).toEqual([INK, INK, PAPER]);
});

test("below each row of images stands what became of them", async () => {
  const images = tf.tensor4d([[1, 1, 1, 1], [0, 0, 0, 0], [1, 1, 1, 1], [1, 1, 1, 1]].flat(), [4, 2, 2, 1]); // prettier-ignore
  const negative = network((z) => tf.mul(tf.sub(0.5, column(z, 0)), 100));
  const canvas = await drawReconstructions(negative, images as Tensor4D, 2);
  const row = (i: number) => [0, 1].map((j) => at(canvas, middle(j), middle(i)));
  expect([0, 1, 2, 3].map(row)).toEqual([[INK, PAPER], [PAPER, INK], [INK, INK], [PAPER, PAPER]]); // prettier-ignore
});

test("samples are drawn from the noise that is given, as many as are asked for", async () => {
  const signs = drawnNoise(seeded(5)).normal([6, 2]).arraySync() as number[][];
  const canvas = await drawSamples(network((z) => tf.mul(column(z, 1), 1e4)), drawnNoise(seeded(5)), [6, 2], 3); // prettier-ignore
  const got = signs.map((_, i) => at(canvas, middle(i % 3), middle(Math.floor(i / 3))));
  expect(got).toEqual(signs.map(([, second]) => (second! > 0 ? INK : PAPER)));
});

test("pictures leave no tensor behind", async () => {
  const [images, before] = [tf.zeros([2, 2, 2, 1]), tf.memory().numTensors];
  const plain = network((z) => column(z, 0));
  await drawSheet(plain, 3);
  await drawSamples(plain, drawnNoise(seeded(1)), [2, 2], 2);
  await drawReconstructions(plain, images as Tensor4D, 2);
  expect(tf.memory().numTensors).toBe(before);
});
