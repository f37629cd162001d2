import { expect, test } from "vitest";
import type { Canvas } from "./canvas.ts";
import { drawMistakes, type Answer } from "./mistakes.ts";

const RED = [178, 24, 43];
const INK = [31, 41, 55];

/** Columns of the pixels of about this colour, from row `top` on. */
function columns({ width, height, pixels }: Canvas, colour: number[], top: number): number[] {
  const found: number[] = [];
  for (let at = top * width; at < width * height; at++) {
    if (colour.every((part, i) => Math.abs(part - pixels[4 * at + i]!) < 12)) found.push(at % width);
  }
  return found;
}

const middle = (places: number[]) => places.reduce((a, b) => a + b) / places.length;

test("mistakes are read from the side where the language begins: the truth first, then the answer in red", () => {
  const mistake: Answer = { said: 3, truth: 8, sure: 0.9, image: new Float32Array(28 * 28).fill(1) };
  const [en, fa] = [drawMistakes([mistake], 10, "en"), drawMistakes([mistake], 10, "fa")];
  expect(fa.width).toBe(en.width);
  // The digit is below row 64, what is said of it below row 132.
  for (const top of [64, 132]) expect(middle(columns(en, INK, top))).toBeLessThan(100);
  for (const top of [64, 132]) expect(middle(columns(fa, INK, top))).toBeGreaterThan(fa.width - 100);
  expect(middle(columns(en, RED, 132))).toBeGreaterThan(middle(columns(en, INK, 132)));
  expect(middle(columns(fa, RED, 132))).toBeLessThan(middle(columns(fa, INK, 132)));
});
