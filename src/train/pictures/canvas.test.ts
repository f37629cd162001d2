import { PNG } from "pngjs";
import { expect, test } from "vitest";
import { blank, diverging, FRAME, ink, paint, PAPER, toPng } from "./canvas.ts";
import { drawNetwork } from "./xo-network.ts";

/** The colour of one pixel of a picture. */
function at({ width, data }: PNG, x: number, y: number): number[] {
  return [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4)];
}

test("a matrix is painted cell by cell, rows downward, in a frame, and survives the file", () => {
  const canvas = blank(12, 10, PAPER);
  paint(canvas, 2, 3, 3, [[1, -1, 1], [-1, -1, 1]], ink); // prettier-ignore
  const png = PNG.sync.read(toPng(canvas));
  expect([png.width, png.height]).toEqual([12, 10]);
  const [dark, light] = [ink(1), ink(-1)].map((colour) => [...colour, 255]);
  expect([at(png, 2, 3), at(png, 4, 5), at(png, 5, 3), at(png, 8, 6)]).toEqual([dark, dark, light, dark]);
  expect(at(png, 1, 2)).toEqual([...FRAME, 255]);
  expect(at(png, 11, 9)).toEqual([...FRAME, 255]);
  expect(at(png, 0, 0)).toEqual([...PAPER, 255]);
});

test("negative numbers are blue, positive ones red, zero neither, and beyond the limit nothing changes", () => {
  const colourOf = diverging(2);
  const [[r, , b], [r2, , b2], zero] = [colourOf(-1), colourOf(1), colourOf(0)];
  expect(b).toBeGreaterThan(r);
  expect(r2).toBeGreaterThan(b2);
  expect(new Set(zero).size).toBe(1);
  expect(colourOf(9)).toEqual(colourOf(2));
});

test("a network is a table: filters on top, letters at the left, maps where they cross", () => {
  const square = (size: number, value: number) =>
    Array.from({ length: size }, () => new Array<number>(size).fill(value));
  const maps = [[square(7, 0), square(7, 3)], [square(7, 3), square(7, 0)]]; // prettier-ignore
  const network = { filters: [square(3, 1), square(3, -1)], letters: [square(9, 1), square(9, -1)], maps };
  const png = PNG.sync.read(toPng(drawNetwork(network)));
  const columns = [0, 1, 2].map((place) => 100 + 156 * place + (place > 0 ? 30 : 0));
  const table = columns.map((y) => columns.map((x) => at(png, x, y).slice(0, 3)));
  const [red, blue, white] = [diverging(1)(1), diverging(1)(-1), diverging(1)(0)];
  expect(table).toEqual([
    [[...PAPER], [...red], [...blue]],
    [[...ink(1)], [...white], [...red]],
    [[...ink(-1)], [...red], [...white]],
  ]);
});
