import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Examples } from "../recipe.ts";
import { COLUMNS, jena, SPACING, TEMPERATURE, type Climate } from "./jena.ts";
import { FILE, ROWS } from "./jena-csv.ts";

const WINDOW = { lookback: 720, step: 6 };
const STEPS = 120;

let folder: string;
let standIn: Climate;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tamrin-jena-"));
  standIn = await jena(1, { root: "", file: null }, WINDOW, folder);
});
afterAll(() => rm(folder, { recursive: true }));

const windowOf = ({ fields }: Examples, n: number) => {
  const window = new Float32Array(STEPS * COLUMNS);
  fields.series!.copy(n, window, 0);
  return window;
};
const targetOf = ({ fields }: Examples, n: number) => {
  const target = new Float32Array(1);
  fields.target!.copy(n, target, 0);
  return target[0]!;
};

test("without a file the weather is made up, and the sets say so and how to get the measured one", () => {
  expect(standIn.about!.en).toMatch(/^made-up weather .*--data.*jena_climate_2009_2016\.csv$/);
  expect([standIn.train.count, standIn.heldOut.count]).toEqual([12_800, Math.ceil((99_999 - 720) / SPACING)]);
  expect(standIn.train.fields.series!.shape).toEqual([120, 14]);
});

test("an example's numbers go to their place in the batch, and nowhere else", () => {
  const batch = new Float32Array(3 * STEPS * COLUMNS);
  standIn.train.fields.series!.copy(5, batch, STEPS * COLUMNS);
  expect(batch.subarray(STEPS * COLUMNS, 2 * STEPS * COLUMNS)).toEqual(windowOf(standIn.train, 5));
  expect([...batch.subarray(0, 5), ...batch.subarray(2 * STEPS * COLUMNS)].every((value) => value === 0)).toBe(true);
});

test("what is learned from is normalised", () => {
  const firsts = Array.from({ length: 3000 }, (_, n) => windowOf(standIn.train, n).subarray(0, COLUMNS));
  for (let column = 0; column < COLUMNS; column++) {
    const mean = firsts.reduce((sum, first) => sum + first[column]! / 3000, 0);
    const variance = firsts.reduce((sum, first) => sum + (first[column]! - mean) ** 2 / 3000, 0);
    expect(Math.abs(mean)).toBeLessThan(0.1);
    expect(Math.abs(variance - 1)).toBeLessThan(0.2);
  }
});

test("held-out windows follow one another in time, 110 minutes apart", () => {
  // Sampled every hour, two windows meet in the same rows after 6 steps of 110 minutes: 11 hours.
  const [first, later] = [windowOf(standIn.heldOut, 0), windowOf(standIn.heldOut, 6)];
  expect(later.subarray(0, -11 * COLUMNS)).toEqual(first.subarray(11 * COLUMNS));
});

test("the target is the temperature a day after the window: a later window's last", () => {
  // 150 rows behind the last row of a window; 25 windows on, the end has moved by 275 rows, 125 more.
  const [target, later] = [targetOf(standIn.heldOut, 0), windowOf(standIn.heldOut, 30)];
  // 330 rows on: the hour at 150 rows lies 180 rows, 30 samples, before the last.
  expect(later[(STEPS - 1 - 30) * COLUMNS + TEMPERATURE]).toBe(target);
});

test("another seed draws other windows of the same weather", async () => {
  const other = await jena(2, { root: "", file: null }, WINDOW, folder);
  expect(windowOf(other.train, 0)).not.toEqual(windowOf(standIn.train, 0));
  expect(windowOf(other.heldOut, 0)).toEqual(windowOf(standIn.heldOut, 0));
});

test("the file that was given is what is read, and the one in the cache otherwise", async () => {
  const given = join(folder, "given.csv");
  await writeFile(given, "a\nb\n");
  const cache = join(folder, "cache");
  await mkdir(join(cache, "data"), { recursive: true });
  await writeFile(join(cache, "data", FILE), "a\nb\n");
  await expect(jena(1, { root: "", file: given }, WINDOW, cache)).rejects.toThrow(given);
  await expect(jena(1, { root: "", file: null }, WINDOW, cache)).rejects.toThrow(join(cache, "data", FILE));
});

test("the measured series gives the book's rows: normalised by the first 200,000, a day ahead, 500 batches", async () => {
  const header = '"Date Time","p (mbar)","T (degC)","Tpot (K)","Tdew (degC)","rh (%)","VPmax (mbar)","VPact (mbar)","VPdef (mbar)","sh (g/kg)","H2OC (mmol/mol)","rho (g/m**3)","wv (m/s)","max. wv (m/s)","wd (deg)"'; // prettier-ignore
  // In every column the number of the row; so a number tells which row it is from.
  const lines = Array.from({ length: ROWS }, (_, row) => `d${`,${row}`.repeat(COLUMNS)}`);
  const path = join(folder, "rows.csv");
  await writeFile(path, [header, ...lines].join("\n"));
  const { train, heldOut, temperature, about } = await jena(1, { root: "", file: path }, WINDOW, folder);
  expect(about!.en).toContain(`as measured, from ${path}`);
  expect(temperature.mean).toBeCloseTo(99_999.5, 4);
  expect(temperature.deviation).toBeCloseTo(200_000 / Math.sqrt(12), 1);
  const rowOf = (value: number) => Math.round(value * temperature.deviation + temperature.mean);
  const rowsOf = (set: Examples, n: number) => [rowOf(windowOf(set, n)[0]!), rowOf(windowOf(set, n).at(-1)!), rowOf(targetOf(set, n))]; // prettier-ignore
  expect(rowsOf(heldOut, 0)).toEqual([200_001, 200_001 + 714, 200_001 + 720 + 144]);
  expect(rowsOf(heldOut, heldOut.count - 1)[2]).toBeLessThan(300_144);
  expect(train.count).toBe(500 * 128);
  const ends = Array.from({ length: 1000 }, (_, n) => rowOf(targetOf(train, n)) - 144);
  expect(Math.min(...ends)).toBeGreaterThanOrEqual(720);
  expect(Math.max(...ends)).toBeLessThan(200_000);
});
