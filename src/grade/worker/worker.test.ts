import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CourseGrader, tasksOf } from "../testing/course-grader.ts";

const root = resolve(import.meta.dirname, "../../..");
const array = tasksOf("array");

let grader: CourseGrader;
beforeAll(async () => (grader = await CourseGrader.start(root, "array", 10, 20)), 60_000);
afterAll(() => grader.stop());

test("every solution passes every test through the wire", { timeout: 60_000 }, async () => {
  expect(await grader.failed({})).toEqual(Object.fromEntries(array.map((id) => [id, []])));
  expect(Math.min(...array.map((id) => grader.tests(id).length))).toBeGreaterThan(2);
});

test.each(array)("%s: the stub and the first mutants fail as they do here", { timeout: 60_000 }, async (id) => {
  // All of them are killed by the same tests in `tamrin check`.
  expect(Math.min(...(await grader.failures(id, 2)))).toBeGreaterThan(0);
});

test("a lesson that does not compile fails its tests with the compiler's message and its line", async () => {
  const lessons = { "02-xo/relu": "export const relu = (\n  map: number[][] => map;" };
  const results = await grader.grade(lessons);
  expect(results.get("02-xo/relu")![0]!.error!.message).toMatch(/Expected "\)" but found "=>" \(line 2\)/);
  expect(await grader.failed(lessons)).toMatchObject({
    "02-xo/relu": grader.tests("02-xo/relu"),
    "02-xo/convolve": [],
  });
});

test.each([
  ["ends the process fails from there on, also where an error is wanted", "process.exit(0);"],
  ["never answers is ended in time", "for (;;);"],
])("a lesson that %s; other tasks count", { timeout: 60_000 }, async (_, body) => {
  const failed = await grader.failed({ "02-xo/convolve": `export function convolve() { ${body} }` });
  expect(failed).toMatchObject({ "02-xo/convolve": grader.tests("02-xo/convolve"), "02-xo/relu": [] });
});
