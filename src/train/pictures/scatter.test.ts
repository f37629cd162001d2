import { expect, test } from "vitest";
import type { Canvas } from "./canvas.ts";
import { scatterChart } from "./scatter.ts";
import { codes, firstLatent, secondLatent } from "./words.ts";

/** Mean place of the pixels of about this colour, within the axes; null where there are none. */
function centre({ width, pixels }: Canvas, colour: number[]): [number, number] | null {
  const found: [number, number][] = [];
  for (let y = 66; y < 834; y++) {
    for (let x = 78; x < 862; x++) {
      const at = 4 * (y * width + x);
      if (colour.every((part, i) => Math.abs(part - pixels[at + i]!) < 30)) found.push([x, y]);
    }
  }
  const mean = (axis: 0 | 1) => found.reduce((sum, place) => sum + place[axis], 0) / found.length;
  return found.length > 0 ? [mean(0), mean(1)] : null;
}

// Indigo and cyan at three fifths, on paper.
const [FIRST, SECOND] = [[132, 120, 180], [182, 222, 240]]; // prettier-ignore
const cloud = (name: string, x: number, y: number) => ({
  name,
  points: Array.from({ length: 40 }, (_, i): [number, number] => [x + Math.cos(i), y + Math.sin(i)]),
});

test("each kind has its colour, where its points are, and its name in the midst", () => {
  const clouds = [cloud("6", -4, -4), cloud("9", 4, 4)];
  const canvas = scatterChart({ title: codes, x: firstLatent, y: secondLatent, clouds }, "en");
  expect([canvas.width, canvas.height]).toEqual([900, 900]);
  const [first, second] = [centre(canvas, FIRST)!, centre(canvas, SECOND)!];
  expect(first[0]).toBeLessThan(second[0] - 300);
  expect(first[1]).toBeGreaterThan(second[1] + 300);
  // The letters are dark; the points around them leave the middle free.
  const ink = centre(canvas, [31, 41, 55])!;
  expect(Math.abs(ink[0] - (first[0] + second[0]) / 2)).toBeLessThan(30);
});
