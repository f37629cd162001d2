import { expect, test } from "vitest";
import "#kit/cpu";
import { tf, type Tensor1D, type Tensor3D } from "#kit/tf";
import { numbers } from "../data/field.ts";
import type { Climate } from "../data/jena.ts";
import { drawForecast } from "./forecast.ts";

const COUNT = 200;
const wave = Float32Array.from({ length: COUNT }, (_, n) => Math.sin(n / 10));
const set = { count: COUNT, fields: { series: numbers(wave, [1, 1]), target: numbers(wave, []) } };
const climate: Climate = { train: set, heldOut: set, temperature: { mean: 10, deviation: 5 } };

/** Pixels of the first colour, what the temperature was, that the forecast's line leaves visible. */
async function visibleTruth(forecast: (series: Tensor3D) => Tensor1D): Promise<number> {
  const { width, pixels } = await drawForecast(climate, forecast, "en");
  let count = 0;
  for (let at = 4 * width * 60; at < pixels.length; at += 4) {
    if (Math.abs(pixels[at]! - 0) < 12 && Math.abs(pixels[at + 1]! - 114) < 12) count++;
  }
  return count;
}

test("a perfect forecast covers the truth, one that is off does not", async () => {
  const perfect = await visibleTruth((series) => tf.reshape(series, [-1]));
  const off = await visibleTruth((series) => tf.add(tf.reshape(series, [-1]), 0.5));
  expect(perfect).toBeLessThan(0.1 * off);
});

test("nothing is left in the memory of TensorFlow", async () => {
  const before = tf.memory().numTensors;
  await drawForecast(climate, (series) => tf.tidy(() => tf.reshape(series, [-1])), "en");
  expect(tf.memory().numTensors).toBe(before);
});
