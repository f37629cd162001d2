import { expect, test } from "vitest";
import { compare, shapeOf } from "./compare.ts";

test("equal answers do not differ", () => {
  expect(compare([[1, 2]], [[1, 2]], 0)).toBeNull();
});

test("the first and the worst cell are named in reading order and by size of the error", () => {
  const difference = compare([[1, 2.5], [0, 4]], [[1, 2], [9, 4]], 0.1); // prettier-ignore
  expect(difference).toMatchObject({
    kind: "value",
    first: { path: "[0][1]", got: 2.5, want: 2 },
    worst: { path: "[1][0]", got: 0, want: 9 },
    differing: 2,
    total: 4,
  });
});

test.each([
  ["a missing row", [[1, 2]], [[1, 2], [3, 4]]], // prettier-ignore
  ["a ragged matrix", [[1, 2], [3]], [[1, 2], [3, 4]]], // prettier-ignore
  ["a vector for a matrix", [1, 2], [[1, 2]]],
  ["a number for a vector", 1, [1]],
  ["another key", { a: 1 }, { b: 1 }],
  ["undefined", undefined, [1]],
  ["null", null, 1],
])("%s is a difference of shape", (_name, got, want) => {
  expect(compare(got, want, 1e9)?.kind).toBe("shape");
});

test.each([
  [NaN, 1],
  [1, NaN],
  [NaN, NaN],
  [Infinity, 1],
  [-Infinity, Infinity],
])("%d is never near %d, however large the tolerance", (got, want) => {
  expect(compare([got], [want], Number.MAX_VALUE)).not.toBeNull();
});

test("an infinity equals itself, and minus zero is zero", () => {
  expect(compare([Infinity, -0], [Infinity, 0], 0)).toBeNull();
});

test("an error of exactly the tolerance is near, the next larger number is not", () => {
  expect(compare(1.5, 1, 0.5)).toBeNull();
  expect(compare(1.5 + Number.EPSILON, 1, 0.5)).not.toBeNull();
});

test("typed arrays and tensors are compared as arrays", () => {
  expect(compare(new Float32Array([1, 2]), [1, 2], 0)).toBeNull();
  expect(compare({ arraySync: () => [[1]] }, [[1]], 0)).toBeNull();
});

test("a difference inside an object is found under its key", () => {
  expect(compare({ bias: [0, 1] }, { bias: [0, 2] }, 0)?.first.path).toBe(".bias[1]");
});

test("a string never passes for a number", () => {
  expect(compare("1", 1, 0)?.kind).toBe("shape");
});

test.each([
  [[[1, 2, 3]], "[1, 3]"],
  [[[[1]], [[2]]], "[2, 1, 1]"],
  [[], "[0]"],
  [[[1], [1, 2]], "ragged [[1], [2]]"],
  [{ w: [1], b: 2 }, "{w: [1], b: number}"],
  ["text", "string"],
])("the shape of %j is %s", (value, shape) => {
  expect(shapeOf(value)).toBe(shape);
});
