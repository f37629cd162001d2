import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { blank, toPng, type Canvas, type Colour } from "./canvas.ts";
import { withRow } from "./strip.ts";

const RED: Colour = [200, 0, 0];
const GREEN: Colour = [0, 200, 0];
const BLUE: Colour = [0, 0, 200];

/** The first colour of each row of height 4. */
const coloursOf = ({ width, height, pixels }: Canvas) =>
  Array.from({ length: height / 4 }, (_, row) => [...pixels.subarray(16 * width * row, 16 * width * row + 3)]);

test("each epoch's row goes under the ones before; an epoch that is trained again replaces its own", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tamrin-strip-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, "epochs.png");
  const add = async (place: number, colour: Colour) => {
    const strip = await withRow(path, place, blank(10, 4, colour));
    await writeFile(path, toPng(strip));
    return coloursOf(strip);
  };
  expect(await add(1, RED)).toEqual([RED]);
  expect(await add(2, GREEN)).toEqual([RED, GREEN]);
  expect(await add(3, GREEN)).toEqual([RED, GREEN, GREEN]);
  expect(await add(2, BLUE)).toEqual([RED, BLUE]);
});

test("where the file is missing, damaged or of another width, the strip begins anew", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tamrin-strip-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, "epochs.png");
  const row = blank(10, 4, RED);
  expect(await withRow(path, 5, row)).toBe(row);
  await writeFile(path, "no picture");
  expect(await withRow(path, 2, row)).toBe(row);
  await writeFile(path, toPng(blank(12, 4, BLUE)));
  expect(await withRow(path, 2, row)).toBe(row);
});
