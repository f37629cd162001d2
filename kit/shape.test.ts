import { expect, test } from "vitest";
import { checkShape, dimensionsOf, sizeOf } from "./shape.ts";

test("a matrix gives its height, then its width", () => {
  expect(sizeOf([[1, 2, 3]], "image")).toEqual([1, 3]);
});

test("a matrix without numbers is refused by its name", () => {
  expect(() => sizeOf([], "image")).toThrow("image is empty");
  expect(() => sizeOf([[]], "image")).toThrow("image is empty");
});

test("a row of another length is refused by its number", () => {
  expect(() => sizeOf([[1, 2], [3]], "image")).toThrow("image: row 1 has 1 numbers, row 0 has 2");
});

test("lengths are counted from the outside in", () => {
  expect(dimensionsOf([[[[1, 2, 3]], [[4, 5, 6]]]], "filters")).toEqual([1, 2, 1, 3]);
  expect(dimensionsOf([1, 2], "features")).toEqual([2]);
});

test("a part of another shape is refused by its place", () => {
  expect(() => dimensionsOf([[[1, 2]], [[3]]], "maps")).toThrow("maps[1] is [1, 1], maps[0] is [1, 2]");
  expect(() => dimensionsOf([[1], 2], "maps")).toThrow("maps[1] is a number, maps[0] is [1]");
});

test("an empty part is refused by its place", () => {
  expect(() => dimensionsOf([[1], []], "maps")).toThrow("maps[1] is empty");
});

test("an array of the wanted shape passes", () => {
  expect(() => checkShape([[1, 2]], [1, 2], "kernel")).not.toThrow();
});

test("an array of another shape is refused with both shapes", () => {
  expect(() => checkShape([[1, 2]], [2, 1], "kernel")).toThrow("kernel is [1, 2], wanted [2, 1]");
});
