import { afterEach, expect, test } from "vitest";
import { drawFrom, drawn } from "./drawn.ts";

afterEach(() => drawFrom(undefined));

const some = (...more: number[]) => drawn(...more).vector(20);

test("the same seed draws the same numbers, another one and another stream draw others", () => {
  const draws = [[7, 1], [7, 1], [7, 2]].map((seed) => (drawFrom(seed), [some(), some(1), some(2)])); // prettier-ignore
  expect(draws[1]).toEqual(draws[0]);
  expect(new Set(draws.slice(1).flat(2)).size).toBe(2 * 3 * 20);
});

test("without a seed it draws from its own, again after one was given", () => {
  const own = some();
  drawFrom([7]);
  expect(some()).not.toEqual(own);
  drawFrom(undefined);
  expect(some()).toEqual(own);
});

test("whole numbers reach both ends and nothing beyond, choices every value", () => {
  const random = drawn();
  const many = Array.from({ length: 300 }, () => [random.between(-1, 2), random.pick(["a", "b"])]);
  expect(new Set(many.map(([whole]) => whole))).toEqual(new Set([-1, 0, 1, 2]));
  expect(new Set(many.map(([, letter]) => letter))).toEqual(new Set(["a", "b"]));
});

test("a matrix has its rows and columns, and numbers in its range alone", () => {
  const matrix = drawn().matrix(30, 7, 2, 5);
  expect(matrix.map((row) => row.length)).toEqual(new Array(30).fill(7));
  expect([Math.floor(Math.min(...matrix.flat())), Math.ceil(Math.max(...matrix.flat()))]).toEqual([2, 5]);
});
