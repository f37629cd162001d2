import { blank, ink, paint, PAPER, type Canvas } from "./canvas.ts";

/** Least width of one image on the picture, in pixels: a digit of 28 is drawn twice as large. */
const LEAST = 56;
const GAP = 6;

/**
 * Images side by side, `columns` in a row, the first at the top left: `pixels` [count, height, width], 0 is paper and
 * 1 is ink; what lies outside is drawn as the nearer one. Throws a RangeError when the shape is not that of the pixels.
 */
export function imageGrid(
  pixels: Float32Array,
  [count, height, width]: [count: number, height: number, width: number],
  columns: number,
): Canvas {
  const size = height * width;
  if (pixels.length !== count * size)
    throw new RangeError(`${pixels.length} pixels are not [${count}, ${height}, ${width}]`);
  const cell = Math.ceil(LEAST / width);
  const [across, down] = [width * cell + GAP, height * cell + GAP];
  const canvas = blank(GAP + across * Math.min(columns, count), GAP + down * Math.ceil(count / columns), PAPER);
  for (let n = 0; n < count; n++) {
    const row = (i: number) => Array.from(pixels.subarray(n * size + i * width, n * size + (i + 1) * width));
    const image = Array.from({ length: height }, (_, i) => row(i));
    const [left, top] = [GAP + across * (n % columns), GAP + down * Math.floor(n / columns)];
    paint(canvas, left, top, cell, image, (value) => ink(2 * value - 1));
  }
  return canvas;
}
