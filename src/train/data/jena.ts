import { existsSync } from "node:fs";
import { join } from "node:path";
import { seeded } from "#kit/random";
import { cacheFolder } from "../../tensorflow/install/folders.ts";
import type { Examples, Field, Sets, Source } from "../recipe.ts";
import { STREAM } from "./batches.ts";
import { FILE, readJena } from "./jena-csv.ts";
import { standInWeather } from "./stand-in-weather.ts";
import * as words from "./words.ts";

// The protocol of Deep Learning with Python (Chollet, first edition), section 6.3: rows are ten minutes apart, the
// temperature of the next day is told from some days before, and errors are in deviations of the first 200,000 rows.

/** Numbers in one row; all of them are what a network reads. */
export const COLUMNS = 14;

/** The column that is forecast. */
export const TEMPERATURE = 1;

/** A forecast reaches a day ahead. */
const DELAY = 144;

const TRAIN_END = 200_000;
const HELD_OUT = [200_001, 300_000] as const;

/** Held-out windows begin this many rows apart: neighbours share nearly all, and 11 rows meet every hour of the day. */
export const SPACING = 11;

/** Windows of an epoch: 500 batches of 128, as in the book; the stand-in's weather is learned sooner. */
const TRAIN_COUNT = { measured: 64_000, standIn: 12_800 };

/** What a network sees of the past: `lookback` rows, one in `step` of them. */
export interface Window {
  lookback: number;
  step: number;
}

export interface Climate extends Sets {
  /** What turns a target into degrees Celsius: `target * deviation + mean`. */
  temperature: { mean: number; deviation: number };
}

/**
 * Windows of the Jena climate series: `series` [lookback / step, 14], oldest row first, and `target` [], the temperature
 * a day after the window ends; both normalised. The series comes from the file that the user gave, or from the cache;
 * else weather is made up, and `about` says so. Throws a Problem where a file is damaged.
 */
export async function jena(seed: number, { file }: Source, window: Window, cache = cacheFolder()): Promise<Climate> {
  const path = file ?? [FILE, `${FILE}.zip`].map((name) => join(cache, "data", name)).find((name) => existsSync(name));
  const series = path ? await readJena(path) : standInWeather(HELD_OUT[1] + DELAY);
  const temperature = normalise(series, TRAIN_END);
  const count = path ? TRAIN_COUNT.measured : TRAIN_COUNT.standIn;
  const random = seeded(seed, STREAM.train);
  // Drawn once: every epoch is as long as the book's, which draws anew from the same 200,000 rows.
  const train = Int32Array.from({ length: count }, () => window.lookback + random.below(TRAIN_END - window.lookback));
  const first = HELD_OUT[0] + window.lookback;
  const heldOut = Int32Array.from(
    { length: Math.ceil((HELD_OUT[1] - first) / SPACING) },
    (_, n) => first + n * SPACING,
  );
  const about = path ? words.measuredClimate(path) : words.standInClimate(join(cache, "data", FILE));
  return { train: windows(series, train, window), heldOut: windows(series, heldOut, window), about, temperature };
}

/** Takes from each column its mean over the first rows, and divides by its deviation there; answers those of the temperature. */
function normalise(series: Float32Array, rows: number): Climate["temperature"] {
  const [means, deviations] = [new Float64Array(COLUMNS), new Float64Array(COLUMNS)];
  const first = series.subarray(0, rows * COLUMNS);
  first.forEach((value, at) => (means[at % COLUMNS]! += value / rows));
  first.forEach((value, at) => (deviations[at % COLUMNS]! += (value - means[at % COLUMNS]!) ** 2 / rows));
  deviations.forEach((variance, column) => (deviations[column] = Math.sqrt(variance)));
  series.forEach((value, at) => (series[at] = (value - means[at % COLUMNS]!) / deviations[at % COLUMNS]!));
  return { mean: means[TEMPERATURE]!, deviation: deviations[TEMPERATURE]! };
}

/** One example for each row of `ends`: the rows before it, and the temperature `DELAY` rows after it. */
function windows(series: Float32Array, ends: Int32Array, { lookback, step }: Window): Examples {
  const steps = Math.floor(lookback / step);
  const seriesField: Field = {
    shape: [steps, COLUMNS],
    dtype: "float32",
    copy(example, into, at) {
      let from = (ends[example]! - lookback) * COLUMNS;
      for (let k = 0; k < steps; k++, from += step * COLUMNS) {
        for (let column = 0; column < COLUMNS; column++) into[at++] = series[from + column]!;
      }
    },
  };
  const target: Field = {
    shape: [],
    dtype: "float32",
    copy: (example, into, at) => (into[at] = series[(ends[example]! + DELAY) * COLUMNS + TEMPERATURE]!),
  };
  return { count: ends.length, fields: { series: seriesField, target } };
}
