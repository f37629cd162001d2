import { expect, test } from "vitest";
import { ink, PAPER, type Canvas } from "./canvas.ts";
import { imageGrid } from "./images.ts";

const at = ({ width, pixels }: Canvas, x: number, y: number) => [
  ...pixels.subarray(4 * (y * width + x)).subarray(0, 3),
];

// Images of 2 rows and 3 columns: one pixel is 19 wide, so that an image is 57 x 38, with gaps of 6.
const CELL = 19;
const [ACROSS, DOWN] = [57 + 6, 38 + 6];
const middle = (column: number, row: number, j: number, i: number) =>
  [6 + column * ACROSS + j * CELL + 9, 6 + row * DOWN + i * CELL + 9] as const;

test("images fill the rows from the left, their own rows run downward, ink is 1", () => {
  const [a, b, c] = [[1, 0, 0, 0, 0, 0], [0, 0, 1, 0, 0, 0], [0, 0, 0, 1, 0, 0]]; // prettier-ignore
  const canvas = imageGrid(Float32Array.from([a, b, c].flat()), [3, 2, 3], 2);
  expect([canvas.width, canvas.height]).toEqual([6 + 2 * ACROSS, 6 + 2 * DOWN]);
  const dark = [...ink(1)];
  expect([at(canvas, ...middle(0, 0, 0, 0)), at(canvas, ...middle(1, 0, 2, 0)), at(canvas, ...middle(0, 1, 0, 1))]).toEqual([dark, dark, dark]); // prettier-ignore
  expect(at(canvas, ...middle(0, 0, 0, 1))).toEqual([255, 255, 255]);
  // The place of a fourth image stays empty.
  expect(at(canvas, ...middle(1, 1, 1, 1))).toEqual([...PAPER]);
});

test("grey lies between paper and ink, and nothing is darker than ink or lighter than paper", () => {
  const canvas = imageGrid(Float32Array.from([0.5, 7, -7, 0, 0, 0]), [1, 2, 3], 10);
  const greys = [0, 1, 2].map((j) => at(canvas, ...middle(0, 0, j, 0)));
  expect(greys).toEqual([[...ink(0)], [...ink(1)], [255, 255, 255]]);
});

test("fewer images than columns need no wider picture", () => {
  expect(imageGrid(new Float32Array(2 * 28 * 28), [2, 28, 28], 10).width).toBe(6 + 2 * (56 + 6));
});

test("pixels that are not of the shape are refused", () => {
  expect(() => imageGrid(new Float32Array(7), [1, 2, 3], 1)).toThrow("7 pixels are not [1, 2, 3]");
});
