import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tasks } from "../../../course.ts";
import { mirrors } from "../../course/mirrors.ts";
import { applyMutant, loadMutants } from "../../course/mutants.ts";
import { loadStubs } from "../../course/stubs.ts";
import type { TestResult } from "../../run/protocol.ts";
import { LIMITS } from "../sandbox/command.ts";
import { startGrader, type Grader } from "./worker.ts";

const root = resolve(import.meta.dirname, "../../..");
const array = tasks.filter(({ kind }) => kind === "array").map(({ id }) => id);
const solutions = Object.fromEntries(array.map((id) => [id, readFileSync(mirrors(root, id).solutions, "utf8")]));

/** Seconds; the slowest of the course's own takes a tenth of it on a busy machine. */
const limits = Object.fromEntries(array.map((id) => [id, { cpu: 10, wall: 20, memory: LIMITS.memory }]));

let grader: Grader;
// Not shut in: what is asked here holds with and without.
beforeAll(
  async () => (grader = await startGrader({ root, tasks: array, isolation: "none", limits, patience: 120 }, 0)),
  60_000,
);
afterAll(() => grader.stop());

async function grade(lessons: Record<string, string>, tasks = array): Promise<Map<string, TestResult[]>> {
  const results = await grader.grade({ id: "one", lessons: { ...solutions, ...lessons }, tasks, seeds: {} });
  return new Map(results.map(({ id, tests }) => [id, tests]));
}

const failed = (tests: TestResult[]) => tests.filter(({ error }) => error).map(({ name }) => name);

test("every solution passes every test through the wire", { timeout: 60_000 }, async () => {
  const results = await grade({});
  expect([...results.keys()]).toEqual(array);
  for (const [id, tests] of results) {
    expect({ id, failed: failed(tests) }).toEqual({ id, failed: [] });
    expect(tests.length).toBeGreaterThan(2);
  }
});

test.each(array)("%s: the stub and the first mutants fail as they do here", { timeout: 60_000 }, async (id) => {
  // All of them are killed by the same tests in `tamrin check`.
  const mutants = loadMutants(root, id)
    .slice(0, 2)
    .map((mutant) => applyMutant(solutions[id]!, mutant));
  for (const code of [loadStubs(root)[id]!, ...mutants]) {
    const results = await grade({ [id]: code }, [id]);
    expect(failed(results.get(id)!).length).toBeGreaterThan(0);
  }
});

test("a lesson that does not compile fails its tests with the compiler's message and its line", async () => {
  const results = await grade({ "02-xo/relu": "export const relu = (\n  map: number[][] => map;" });
  expect(failed(results.get("02-xo/relu")!)).toEqual(grader.tests["02-xo/relu"]);
  expect(results.get("02-xo/relu")![0]!.error!.message).toMatch(/Expected "\)" but found "=>" \(line 2\)/);
  expect(failed(results.get("02-xo/convolve")!)).toEqual([]);
});

test("a lesson that ends the process fails from there on, also where an error is wanted; other tasks count", async () => {
  const results = await grade({ "02-xo/convolve": "export function convolve() { process.exit(0); }" });
  expect(failed(results.get("02-xo/convolve")!)).toEqual(grader.tests["02-xo/convolve"]);
  expect(failed(results.get("02-xo/relu")!)).toEqual([]);
});

test("a lesson that never answers is ended in time, and costs its own task only", { timeout: 60_000 }, async () => {
  const results = await grade({ "02-xo/convolve": "export function convolve() { for (;;); }" });
  expect(failed(results.get("02-xo/convolve")!)).toEqual(grader.tests["02-xo/convolve"]);
  expect(failed(results.get("02-xo/relu")!)).toEqual([]);
});
