import { expect, test } from "vitest";
import { imageMap } from "./image-map.ts";

const CELL = 56 + 6;

/** For each of the 2 x 2 cells, row by row, whether its middle is ink. */
function inked(pixels: number[], points: [number, number][]): boolean[] {
  const map = imageMap(Float32Array.from(pixels), [1, 1], points, 2);
  return [0, 1, 2, 3].map((cell) => {
    const [x, y] = [6 + CELL * (cell % 2) + 28, 6 + CELL * Math.floor(cell / 2) + 28];
    return map.pixels[4 * (y * map.width + x)]! < 128;
  });
}

test("x grows to the right and y upwards, and a cell without a point stays empty", () => {
  expect(inked([1, 1, 1], [[1, 1], [-1, 1], [1, -1]])).toEqual([true, true, false, true]); // prettier-ignore
});

test("of two points in a cell, the nearer to its middle is shown", () => {
  // The deviation is 1 along both axes, and the map reaches from -2 to 2: the middles of the cells are at -1 and 1.
  const points: [number, number][] = [[1.2, 1.2], [0.75, 0.75], [-1, -1], [-1, -1]]; // prettier-ignore
  expect(inked([1, 0, 0, 0], points)[1]).toBe(true);
  expect(inked([0, 1, 0, 0], points)[1]).toBe(false);
});

test("a point far out is left out", () => {
  const middle = Array.from({ length: 9 }, (): [number, number] => [0.1, 0.1]);
  expect(inked([...middle.map(() => 0), 1], [...middle, [-9, 9]])).toEqual([false, false, false, false]);
});
