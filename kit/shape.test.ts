import { expect, test } from "vitest";
import { checkLength, checkSize, sizeOf } from "./shape.ts";

test("the size of a matrix is its rows, then its columns", () => {
  expect(
    sizeOf(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      "image",
    ),
  ).toEqual([2, 3]);
});

test("a matrix without numbers or with unequal rows is refused by name", () => {
  expect(() => sizeOf([[]], "image")).toThrow(new RangeError("image is empty"));
  expect(() => sizeOf([[1, 2], [3]], "image")).toThrow(new RangeError("image: row 1 has 1 numbers, row 0 has 2"));
});

test("a vector of another length is refused by name", () => {
  expect(() => checkLength([1, 2], 2, "targets")).not.toThrow();
  expect(() => checkLength([1, 2], 3, "targets")).toThrow(new RangeError("targets has 2 numbers, wanted 3"));
});

test("a matrix of another size is refused by name, its transpose too", () => {
  expect(() => checkSize([[1, 2]], 1, 2, "weights")).not.toThrow();
  expect(() => checkSize([[1, 2]], 2, 1, "weights")).toThrow(new RangeError("weights is 1 x 2, wanted 2 x 1"));
});
