import { expect, test } from "vitest";
import { numbers } from "./field.ts";
import { oneOfEach } from "./one-of-each.ts";

const labelled = (...labels: number[]) => ({
  count: labels.length,
  fields: { labels: numbers(Int32Array.from(labels), []) },
});

test("the first example of every label is found, in the order of the labels", () => {
  expect(oneOfEach(labelled(2, 0, 2, 1, 0), 3)).toEqual([1, 3, 0]);
});

test("a label without an example is left out", () => {
  expect(oneOfEach(labelled(2, 2), 4)).toEqual([0]);
});
