import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CourseGrader, tasksOf } from "../testing/course-grader.ts";

// A grading process ends where a task leaves a tensor behind (see `Tensors.clear`): these would all fail with it.
const root = resolve(import.meta.dirname, "../../..");
const tensor = tasksOf("tensor");

let grader: CourseGrader;
beforeAll(async () => (grader = await CourseGrader.start(root, "tensor", 30, 120)), 300_000);
afterAll(() => grader.stop());

test("every solution passes every test through the wire", { timeout: 300_000 }, async () => {
  const results = await grader.grade({});
  for (const id of tensor) expect(results.get(id)!.map(({ name }) => name)).toEqual(grader.tests(id));
  expect([...results.values()].flat().filter(({ error }) => error)).toEqual([]);
});

test.each(tensor)("%s: the stub and the first mutant fail", { timeout: 300_000 }, async (id) => {
  expect(Math.min(...(await grader.failures(id, 1)))).toBeGreaterThan(0);
});

test("a lesson that ends the process in the middle of a step fails its own task, and no other", async () => {
  const [broken, sound] = ["05-unsupervised/autoencoder", "06-generative/gan-losses"];
  const step = "return optimizer.minimize(() =>";
  const code = grader.solutions[broken]!.replace(step, `${step} process.exit() ||`);
  const failed = await grader.failed({ [broken]: code }, [broken, sound]);
  expect(failed[broken]).not.toEqual([]);
  expect(failed[sound]).toEqual([]);
});
