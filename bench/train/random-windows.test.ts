import { expect, test } from "vitest";
import { randomWindows } from "./random-windows.ts";

test("a window begins one moment after the one before, and its target follows it", () => {
  const { fields } = randomWindows(3);
  const window = (n: number) => {
    const into = new Float32Array(120 * 14);
    fields.series!.copy(n, into, 0);
    return into;
  };
  const target = new Float32Array(1);
  fields.target!.copy(0, target, 0);
  expect(window(1).subarray(0, 119 * 14)).toEqual(window(0).subarray(14));
  expect(window(1)[119 * 14 + 1]).toBe(target[0]);
});
