import { expect, test } from "vitest";
import "#kit/cpu";
import { drawnNoise } from "#kit/noise";
import { seeded } from "#kit/random";
import { tf } from "#kit/tf";
import { binarise } from "./binarise.ts";

test("paper stays paper and ink stays ink", () => {
  const images = tf.tensor([0, 1, 1, 0], [2, 2, 1, 1]);
  expect([...binarise(images, drawnNoise(seeded(1))).dataSync()]).toEqual([0, 1, 1, 0]);
});

test("a grey pixel is ink as often as it is dark, and nothing but ink or paper", () => {
  const pixels = binarise(tf.mul(tf.ones([100, 100]), 0.2), drawnNoise(seeded(2))).dataSync<"float32">();
  expect(new Set(pixels)).toEqual(new Set([0, 1]));
  // Five standard errors of a share of 0.2 among 10,000.
  expect(Math.abs(pixels.reduce((sum, pixel) => sum + pixel, 0) / 10_000 - 0.2)).toBeLessThan(0.02);
});

test("each drawing is another one", () => {
  const [grey, noise] = [tf.mul(tf.ones([50]), 0.5), drawnNoise(seeded(3))];
  expect([...binarise(grey, noise).dataSync()]).not.toEqual([...binarise(grey, noise).dataSync()]);
});
