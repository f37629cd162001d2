import { seeded } from "#kit/random";
import { numbers } from "../../src/train/data/field.ts";
import type { Examples } from "../../src/train/recipe.ts";

/** Moments in a window, and numbers of each. */
const [LENGTH, FEATURES] = [120, 14];

/** Windows `series` [120, 14] of one series of random numbers, and a number of the moment after each: `target` []. */
export function randomWindows(count: number): Examples {
  const random = seeded(1);
  const series = Float32Array.from({ length: (count + LENGTH) * FEATURES }, () => random.normal());
  const windows = new Float32Array(count * LENGTH * FEATURES);
  for (let n = 0; n < count; n++) {
    windows.set(series.subarray(n * FEATURES, (n + LENGTH) * FEATURES), n * LENGTH * FEATURES);
  }
  const target = Float32Array.from({ length: count }, (_, n) => series[(n + LENGTH) * FEATURES + 1]!);
  return { count, fields: { series: numbers(windows, [LENGTH, FEATURES]), target: numbers(target, []) } };
}
