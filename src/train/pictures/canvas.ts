import { PNG } from "pngjs";

export type Colour = readonly [red: number, green: number, blue: number];

/** A picture being painted: rows of red, green, blue and opacity. */
export interface Canvas {
  width: number;
  height: number;
  pixels: Uint8Array;
}

export function blank(width: number, height: number, colour: Colour): Canvas {
  const canvas = { width, height, pixels: new Uint8Array(4 * width * height) };
  fill(canvas, 0, 0, width, height, colour);
  return canvas;
}

/** Paints a rectangle; what lies outside the canvas is left out. */
export function fill(canvas: Canvas, left: number, top: number, width: number, height: number, colour: Colour): void {
  for (let y = Math.max(0, top); y < Math.min(canvas.height, top + height); y++) {
    for (let x = Math.max(0, left); x < Math.min(canvas.width, left + width); x++) {
      canvas.pixels.set([...colour, 255], 4 * (y * canvas.width + x));
    }
  }
}

/** Paints a matrix, one square of `cell` pixels for each number, in a thin frame. */
export function paint(
  canvas: Canvas,
  left: number,
  top: number,
  cell: number,
  matrix: number[][],
  colourOf: (value: number) => Colour,
): void {
  const [height, width] = [matrix.length * cell, matrix[0]!.length * cell];
  fill(canvas, left - 1, top - 1, width + 2, height + 2, FRAME);
  for (const [i, row] of matrix.entries()) {
    for (const [j, value] of row.entries()) fill(canvas, left + j * cell, top + i * cell, cell, cell, colourOf(value));
  }
}

export function toPng({ width, height, pixels }: Canvas): Buffer {
  return PNG.sync.write(Object.assign(new PNG({ width, height }), { data: Buffer.from(pixels) }));
}

export const PAPER: Colour = [250, 249, 246];
export const FRAME: Colour = [214, 211, 204];

const BLUE: Colour = [33, 102, 172];
const WHITE: Colour = [247, 247, 247];
const RED: Colour = [178, 24, 43];
const INK: Colour = [31, 41, 55];

/** Blue for negative numbers, white for zero, red for positive ones; full colour at `limit`. */
export function diverging(limit: number): (value: number) => Colour {
  return (value) => blend(WHITE, value < 0 ? BLUE : RED, Math.min(1, Math.abs(value) / limit));
}

/** White paper at -1, ink at 1. */
export function ink(value: number): Colour {
  return blend([255, 255, 255], INK, Math.min(1, Math.max(0, (value + 1) / 2)));
}

function blend(from: Colour, to: Colour, share: number): Colour {
  const [r, g, b] = from.map((part, i) => Math.round(part + share * (to[i]! - part)));
  return [r!, g!, b!];
}
