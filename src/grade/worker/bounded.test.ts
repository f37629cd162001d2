import { expect, test } from "vitest";
import type { TestResult } from "../../run/protocol.ts";
import { bounded } from "./bounded.ts";

const failed = (got: unknown, message = "no"): TestResult => {
  const cell = { path: "", got, want: 1 };
  const difference = {
    kind: "value" as const,
    tolerance: 0,
    first: cell,
    worst: cell,
    differing: 1,
    total: 1,
    got,
    want: 1,
  };
  return { name: "t", error: { name: "AssertionError", message, stack: message, assertion: true, difference } };
};

test("an answer of ordinary size is kept as it is", () => {
  const result = failed([[1, NaN], { bias: [-0] }]);
  expect(bounded(result)).toEqual(result);
});

test("a passed test is its name", () => {
  expect(bounded({ name: "t" })).toEqual({ name: "t" });
});

test("a large answer is told by its shape", () => {
  expect(bounded(failed([new Array(1e5).fill(1)])).error!.difference!.got).toBe("[1, 100000]");
});

test("functions in an answer are named, so that it can be sent", () => {
  expect(() => structuredClone(bounded(failed({ f: () => 1, s: Symbol("s") })))).not.toThrow();
});

test("long messages and texts are cut", () => {
  const { message, stack, difference } = bounded(failed("x".repeat(1e6), "y".repeat(1e6))).error!;
  expect(message.length + stack.length + JSON.stringify(difference).length).toBeLessThan(20_000);
});
