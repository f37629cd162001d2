import { beforeEach, expect, test } from "vitest";
import { lastCall, record } from "./record.ts";

beforeEach(() => void lastCall());

test("the last call is remembered as it was made, even if the lesson changes its input", () => {
  const lesson = record({ clear: (rows: number[][]) => rows.forEach((row) => row.fill(0)) });
  (lesson.clear as (rows: number[][]) => void)([[1, 2], [3]]);
  expect(lastCall()).toEqual({ name: "clear", args: [[[1, 2], [3]]] });
});

test("reading the last call forgets it", () => {
  (record({ f: () => 1 }).f as () => number)();
  lastCall();
  expect(lastCall()).toBeUndefined();
});

test("what a function returns or throws comes through", () => {
  const { f, g } = record({
    f: (x: number) => x + 1,
    g: () => {
      throw new RangeError("no");
    },
  }) as { f(x: number): number; g(): never };
  expect(f(1)).toBe(2);
  expect(() => g()).toThrow(RangeError);
});

test("classes and plain values stay as they are", () => {
  class Model {
    size = 3;
  }
  const lesson = { Model, size: 3 };
  expect(record(lesson)).toEqual(lesson);
});

test.each([
  ["a large matrix", Array.from({ length: 50 }, () => Array.from({ length: 50 }, () => 0)), "[50, 50]"],
  ["a tensor", { shape: [2, 3], dtype: "float32" }, "tensor [2,3]"],
  ["a typed array", new Float64Array(2), "Float64Array [16]"],
  ["a function", function square() {}, "function square"],
  ["mixed data", { a: [1, "x", null] }, { a: [1, "x", null] }],
])("%s is kept as something that can be shown", (_name, value, shown) => {
  (record({ f: () => 1 }).f as (x: unknown) => number)(value);
  expect(lastCall()!.args).toEqual([shown]);
});
