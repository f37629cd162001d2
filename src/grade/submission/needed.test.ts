import { expect, test } from "vitest";
import { lessonsFor } from "./needed.ts";

const lessons = new Map([
  ["a/one", 'import { two } from "#lesson/a/two";'],
  ["a/two", 'import { f } from "#lesson/b/three"; import { one } from "#lesson/a/one"; import "#kit/shape";'],
  ["b/three", "export const f = 1;"],
  ["b/four", "export const g = 2;"],
]);

const needed = (...ids: string[]) => [...lessonsFor(ids, lessons).keys()].toSorted();

test("a lesson is needed with all that it imports, and nothing else", () => {
  expect(needed("a/one")).toEqual(["a/one", "a/two", "b/three"]);
  expect(needed("b/three")).toEqual(["b/three"]);
  expect(needed("b/four", "b/three")).toEqual(["b/four", "b/three"]);
});

test("what was not handed in is not there", () => {
  expect(needed("c/five")).toEqual([]);
  expect(lessonsFor(["a/two"], new Map([["a/two", lessons.get("a/two")!]])).size).toBe(1);
});
