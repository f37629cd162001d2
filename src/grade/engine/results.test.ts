import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { TaskOutcome } from "./outcome.ts";
import { Results } from "./results.ts";

let folder: string;
let results: Results;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tamrin-results-"));
  results = new Results(folder);
});
afterEach(() => {
  results.close();
  rmSync(folder, { recursive: true });
});

const outcome = (id: string, ...passed: boolean[]): TaskOutcome => ({
  id,
  checks: passed.map((each, i) => ({ name: `test ${i}`, passed: each })),
});

function reopened(): Results {
  results.close();
  return (results = new Results(folder));
}

test("a paper's outcomes come back in their order, also for another process", () => {
  const [relu, convolve] = [outcome("02-xo/relu", true, false), outcome("02-xo/convolve", true)];
  results.put("one", [relu, convolve]);
  results.put("two", [convolve]);
  for (const from of [results, reopened()]) {
    expect(from.get("one")).toEqual([relu, convolve]);
    expect(from.get("two")).toEqual([convolve]);
    expect(from.get("three")).toBeUndefined();
  }
});

test("what two papers have in common is kept once, and is one object", () => {
  results.put("one", [outcome("02-xo/relu", true)]);
  const size = statSync(join(folder, "outcomes")).size;
  results.put("two", [outcome("02-xo/relu", true)]);
  expect(statSync(join(folder, "outcomes")).size).toBe(size);
  expect(results.get("two")![0]).toBe(results.get("one")![0]);
});

test("a paper whose outcomes were lost counts as not graded, and can be put again", () => {
  results.put("one", [outcome("02-xo/relu", true)]);
  results.close();
  truncateSync(join(folder, "outcomes"), 10);
  results = new Results(folder);
  expect(results.get("one")).toBeUndefined();
  results.put("one", [outcome("02-xo/relu", true)]);
  expect(reopened().get("one")).toEqual([outcome("02-xo/relu", true)]);
  expect(readFileSync(join(folder, "results"), "utf8").trim().split("\n")).toHaveLength(2);
});
