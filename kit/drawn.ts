import { seeded, type Random } from "./random.ts";

/** Where the grader leaves the seed of the student and the task; every copy of this module finds it there. */
const SEED = Symbol.for("tamrin.drawn");

/** The seed outside the grader. */
const DEFAULT: readonly number[] = [1397];

/** Random numbers, and what tests are made of: sizes, vectors and matrices of them. */
export interface Draw extends Random {
  /** A whole number from `low` to `high`, both among them, evenly. */
  between(low: number, high: number): number;
  /** One of the values, evenly. */
  pick<T>(values: readonly T[]): T;
  /** [length], evenly from [low, high). */
  vector(length: number, low?: number, high?: number): number[];
  /** [rows, columns], evenly from [low, high). */
  matrix(rows: number, columns: number, low?: number, high?: number): number[][];
}

/**
 * What a hidden test is to draw from: other numbers for every student and task, the same at every grading.
 * `more` names a stream of its own, so that no two tests of a file share their numbers.
 */
export function drawn(...more: number[]): Draw {
  const { [SEED]: seed = DEFAULT } = globalThis as { [SEED]?: readonly number[] };
  const random = seeded(...seed, ...more);
  const vector = (length: number, low = -1, high = 1) => Array.from({ length }, () => random.uniform(low, high));
  return {
    ...random,
    between: (low, high) => low + random.below(high - low + 1),
    pick: (values) => values[random.below(values.length)]!,
    vector,
    matrix: (rows, columns, low, high) => Array.from({ length: rows }, () => vector(columns, low, high)),
  };
}

/** From now on `drawn` draws from this seed, of 32-bit words; from its own where there is none. */
export function drawFrom(seed: readonly number[] | undefined): void {
  (globalThis as { [SEED]?: readonly number[] })[SEED] = seed;
}
