import { expect, test } from "vitest";
import { seeded, shuffle } from "./random.ts";

const draw = (count: number, next: () => number) => Array.from({ length: count }, next);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test("the same seeds draw the same numbers", () => {
  const [a, b] = [seeded(5, 1), seeded(5, 1)];
  expect(draw(20, () => a.uniform())).toEqual(draw(20, () => b.uniform()));
});

test("neighbouring seeds and streams share no number, nor does seed 0", () => {
  const streams = [[0], [1], [2], [0, 0], [0, 1], [1, 0], [-1]].map((seeds) => seeded(...seeds));
  const all = streams.flatMap((random) => draw(100, () => random.uniform()));
  expect(new Set(all).size).toBe(all.length);
});

test("uniform numbers fill their range evenly and stay inside it", () => {
  const random = seeded(0);
  const values = draw(20_000, () => random.uniform(-3, 1));
  expect(values.every((value) => value >= -3 && value < 1)).toBe(true);
  // Five standard errors of the mean, and of the share below a quarter of the range.
  expect(Math.abs(mean(values) + 1)).toBeLessThan((5 * 4) / Math.sqrt(12 * 20_000));
  expect(Math.abs(mean(values.map((value) => +(value < -2))) - 0.25)).toBeLessThan(5 * Math.sqrt(0.1875 / 20_000));
});

test("normal numbers have the mean, the deviation and the tail of a bell curve", () => {
  const random = seeded(0);
  const values = draw(20_000, () => random.normal(2, 3)).map((value) => (value - 2) / 3);
  // Five standard errors: 1 for the mean, sqrt 2 for the variance, sqrt(p (1 - p)) for a share.
  const error = 5 / Math.sqrt(20_000);
  expect(Math.abs(mean(values))).toBeLessThan(error);
  expect(Math.abs(mean(values.map((value) => value ** 2)) - 1)).toBeLessThan(Math.SQRT2 * error);
  expect(Math.abs(mean(values.map((value) => +(Math.abs(value) > 1.96))) - 0.05)).toBeLessThan(0.218 * error);
});

test("whole numbers reach both ends and nothing beyond", () => {
  const random = seeded(3);
  expect(new Set(draw(200, () => random.below(4)))).toEqual(new Set([0, 1, 2, 3]));
});

test("a shuffle keeps every value, changes the order and leaves its argument alone", () => {
  const values = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const order = shuffle(values, seeded(1));
  expect(values).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(order).not.toEqual(values);
  expect(order.toSorted((a, b) => a - b)).toEqual(values);
});

test("every order of three comes up equally often", () => {
  const random = seeded(2);
  const counts = new Map<string, number>();
  for (let i = 0; i < 6000; i++) {
    const order = shuffle("abc", random).join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  // Five deviations of a binomial count.
  expect([...counts.values()].every((count) => Math.abs(count - 1000) < 5 * Math.sqrt(6000 * (5 / 36)))).toBe(true);
  expect(counts.size).toBe(6);
});
