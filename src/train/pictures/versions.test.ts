import { expect, test } from "vitest";
import "#kit/cpu";
import { tf } from "#kit/tf";
import { PAPER } from "./canvas.ts";
import { drawVersions } from "./versions.ts";

const SIDE = 56;

/** Whether the middle of the image in a row and a column of the picture is dark; `block` counts the gaps above it. */
async function isDark(row: number, column: number, block: number): Promise<boolean> {
  // Four images of one pixel, two in a row: ink and paper in turn; the second version is the first one's opposite.
  const { width, pixels } = await drawVersions(() => {
    const first = tf.tensor4d([1, 0, 1, 0], [4, 1, 1, 1]);
    return [first, tf.sub(1, first)];
  }, 2);
  const middle = (place: number) => 6 + place * (SIDE + 6) + SIDE / 2;
  const x = middle(column);
  const y = middle(row) + block * (6 + 12);
  return pixels[4 * (y * width + x)]! < 128;
}

test("below the images of one version stand the same images of the next", async () => {
  expect(await isDark(0, 0, 0)).toBe(true);
  expect(await isDark(0, 1, 0)).toBe(false);
  expect(await isDark(1, 0, 0)).toBe(false);
  expect(await isDark(1, 1, 0)).toBe(true);
});

test("the images that do not fit into one row follow in a block of their own", async () => {
  expect(await isDark(2, 0, 1)).toBe(true);
  expect(await isDark(3, 1, 1)).toBe(true);
});

test("between the blocks there is paper, and no tensor is left behind", async () => {
  const before = tf.memory().numTensors;
  const { width, height, pixels } = await drawVersions(() => [tf.ones([2, 1, 1, 1])], 1);
  expect(tf.memory().numTensors).toBe(before);
  expect(height).toBe(2 * (SIDE + 12) + 12);
  expect([...pixels.subarray(4 * width * (height / 2), 4 * width * (height / 2) + 3)]).toEqual([...PAPER]);
});
