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
const tensor = tasks.filter(({ kind }) => kind === "tensor").map(({ id }) => id);
const solutions = Object.fromEntries(tasks.map(({ id }) => [id, readFileSync(mirrors(root, id).solutions, "utf8")]));

/** Seconds; the slowest of the course's own takes a tenth of it on a busy machine. */
const limits = Object.fromEntries(tensor.map((id) => [id, { cpu: 30, wall: 120, memory: LIMITS.memory }]));

let grader: Grader;
// Not shut in: what is asked here holds with and without.
beforeAll(
  async () => (grader = await startGrader({ root, tasks: tensor, isolation: "none", limits, patience: 600 }, 0)),
  300_000,
);
afterAll(() => grader.stop());

/** Ends with the grader itself where a task leaves a tensor behind: see `Tensors.clear`. */
async function grade(lessons: Record<string, string>, tasks: string[]): Promise<Map<string, TestResult[]>> {
  const results = await grader.grade({ id: "one", lessons: { ...solutions, ...lessons }, tasks, seeds: {} });
  return new Map(results.map(({ id, tests }) => [id, tests]));
}

const failed = (tests: TestResult[]) => tests.filter(({ error }) => error).map(({ name }) => name);

test("every solution passes every test through the wire", { timeout: 300_000 }, async () => {
  const results = await grade({}, tensor);
  expect([...results.keys()]).toEqual(tensor);
  for (const [id, tests] of results) {
    expect({ id, failed: failed(tests) }).toEqual({ id, failed: [] });
    expect(tests.map(({ name }) => name)).toEqual(grader.tests[id]);
  }
});

test.each(tensor)("%s: the stub and the first mutant fail", { timeout: 300_000 }, async (id) => {
  // All of them are killed by the same tests in `tamrin check`.
  const mutants = loadMutants(root, id)
    .slice(0, 1)
    .map((mutant) => applyMutant(solutions[id]!, mutant));
  for (const code of [loadStubs(root)[id]!, ...mutants]) {
    const results = await grade({ [id]: code }, [id]);
    expect(failed(results.get(id)!).length).toBeGreaterThan(0);
  }
});

test("a lesson that ends the process in the middle of a step fails its own task, and no other", async () => {
  const [broken, sound] = ["05-unsupervised/autoencoder", "06-generative/gan-losses"];
  const code = solutions[broken]!.replace(
    "return optimizer.minimize(() =>",
    "return optimizer.minimize(() => process.exit() ||",
  );
  const results = await grade({ [broken]: code }, [broken, sound]);
  expect(failed(results.get(broken)!)).not.toEqual([]);
  expect(failed(results.get(sound)!)).toEqual([]);
});
