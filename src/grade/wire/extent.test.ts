import { expect, test } from "vitest";
import { Malformed } from "./bytes.ts";
import { checkExtent } from "./extent.ts";

function tower(levels: number): unknown[] {
  let rows: unknown[] = [1];
  for (let k = 0; k < levels; k++) rows = [rows, rows];
  return rows;
}

test("an array that is met twice counts twice", () => {
  const row = [1, 2, 3];
  expect(() => checkExtent([[row, row]], 9)).not.toThrow();
  expect(() => checkExtent([[row, row]], 8)).toThrow(Malformed);
});

test("a tower of arrays, each of which holds the one before it twice, is measured without being climbed", () => {
  expect(() => checkExtent([tower(60)], 1e6)).toThrow(Malformed);
});

test.each<[string, (held: unknown[]) => unknown]>([
  ["an array", (held) => held],
  ["an object", (held) => ({ held })],
  ["a map", (held) => new Map([["held", held]])],
  ["a set", (held) => new Set([held])],
])("what holds itself through %s has no end", (_, around) => {
  const held: unknown[] = [];
  held.push(around(held));
  expect(() => checkExtent([held], 1e6)).toThrow(Malformed);
});

test("levels that add up over several objects are counted together", () => {
  const nested = (inside: unknown, levels: number): unknown[] =>
    levels === 0 ? [inside] : [nested(inside, levels - 1)];
  expect(() => checkExtent([nested(1, 150)], 1e6)).not.toThrow();
  expect(() => checkExtent([nested(nested(1, 150), 150)], 1e6)).toThrow(Malformed);
});
