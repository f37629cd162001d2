import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { tasks } from "../../course.ts";
import { mirrors } from "../course/mirrors.ts";
import { makeWorkspace } from "../testing/workspace.ts";
import { bundle } from "./bundle.ts";
import { diagnose, judgeMutants } from "./diagnose.ts";
import { judge } from "./judge.ts";
import { isDone, type Verdict } from "./verdict.ts";
import { makeWorkers, type Workers } from "./workers.ts";

const task = tasks.find(({ id }) => id === "02-xo/convolve")!;
const workspace = makeWorkspace(process.cwd());
const paths = mirrors(workspace.root, task.id);
const solution = readFileSync(paths.solutions, "utf8");
let workers: Workers;

beforeAll(() => {
  workers = makeWorkers(workspace.root);
});
afterEach(() => writeFileSync(paths.exercises, solution));
afterAll(() => {
  workers.stop();
  workspace.remove();
});

async function verdictOn(text: string): Promise<Verdict> {
  writeFileSync(paths.exercises, text);
  return judge(workspace.root, task, workers.fresh("array"), () => bundle(workspace.root, task.id, "exercises"));
}

/** The solution with `code` as the first statement of its function. */
const beginning = (code: string) =>
  solution.replace('const [H, W] = sizeOf(image, "image");', (line) => `${code}\n${line}`);

test("the solution in the learner's place is done", async () => {
  const verdict = await verdictOn(solution);
  expect(isDone(verdict)).toBe(true);
  expect(verdict.total).toBeGreaterThan(5);
});

test("a wrong number is named by index, input and probable cause", async () => {
  const wrong = await verdictOn(solution.replace("kernel[a][b];", "kernel[A - a - 1][B - b - 1];"));
  const [failure] = (await diagnose(workspace.root, task, wrong, workers)).failures;
  expect(failure).toMatchObject({ kind: "value", call: { name: "convolve" }, cause: { name: "flipped-kernel" } });
  expect(failure!.difference!.first).toEqual({ path: "[0][0]", got: -65 / 6, want: 1.5 });
});

test("a mistake that no mutant makes gets no cause", async () => {
  const wrong = await verdictOn(solution.replace("sum / (A * B)", "sum / (A * B) + 0.125"));
  const { failures } = await diagnose(workspace.root, task, wrong, workers);
  expect(failures.length).toBeGreaterThan(0);
  expect(failures.filter(({ cause }) => cause)).toEqual([]);
});

test("a wrong shape is told before any number", async () => {
  const wrong = await verdictOn(solution.replace("return map;", "return map.slice(1);"));
  expect(wrong.failures[0]).toMatchObject({ kind: "shape", difference: { first: { got: "[6, 7]", want: "[7, 7]" } } });
});

test("a stub fails by its own name on its own line", async () => {
  const stub = solution.replace("return map;", 'throw new NotImplemented("convolve");');
  const { failures } = await verdictOn(`import { NotImplemented } from "#kit/not-implemented";\n${stub}`);
  expect(failures[0]).toMatchObject({ kind: "not-implemented", at: { file: "exercises/02-xo/convolve.ts" } });
  expect(failures[0]!.at!.text).toContain('throw new NotImplemented("convolve")');
});

test("a loop without end is stopped, and the running test is named", async () => {
  const { failures, total } = await verdictOn(beginning("for (;;);"));
  expect(failures).toMatchObject([{ kind: "timeout", test: expect.stringContaining("three filters") }]);
  expect(total).toBe(0);
});

test("a lesson that ends its process has not passed", async () => {
  const verdict = await verdictOn(beginning("process.exit(0);"));
  expect(verdict.failures).toMatchObject([{ kind: "exit", message: "exit 0" }]);
  expect(isDone(verdict)).toBe(false);
});

test("a lesson that takes all memory is ended, and the tool is not", async () => {
  const { failures } = await verdictOn(beginning("const all = []; for (;;) all.push(new Array(1e5).fill(0.5));"));
  expect(failures).toHaveLength(1);
  expect(["exit", "timeout"]).toContain(failures[0]!.kind);
});

test("a file that throws while it is loaded is named with its line", async () => {
  const { failures } = await verdictOn(`throw new Error("too early");\n${solution}`);
  expect(failures).toMatchObject([{ kind: "import", message: "too early", at: { line: 1 } }]);
});

test("a file that does not compile is named with line and column", async () => {
  const { failures } = await verdictOn(`const = 1;\n${solution}`);
  expect(failures).toMatchObject([{ kind: "syntax", at: { file: "exercises/02-xo/convolve.ts", line: 1, column: 7 } }]);
});

test("a missing export fails, it does not pass by silence", async () => {
  const verdict = await verdictOn("export const other = 1;\n");
  expect(isDone(verdict)).toBe(false);
  expect(verdict.failures.length).toBeGreaterThan(0);
});

test("what the code prints is kept, up to a limit", async () => {
  const verdict = await verdictOn(beginning('console.log("here".repeat(1e5));'));
  expect(isDone(verdict)).toBe(true);
  expect(verdict.output).toMatch(/^here/);
  expect(verdict.output.length).toBeLessThanOrEqual(4000);
});

test("built-ins that a lesson breaks are whole again for the next run", async () => {
  await verdictOn(`Array.prototype.push = () => 0;\n${solution}`);
  expect(isDone(await verdictOn(solution))).toBe(true);
});

test("a fixture with an unknown schema is named with its path", async () => {
  const before = readFileSync(paths.fixture, "utf8");
  writeFileSync(paths.fixture, before.replace("tamrin/fixture/1", "other/9"));
  const { failures } = await verdictOn(solution);
  writeFileSync(paths.fixture, before);
  expect(failures[0]).toMatchObject({
    kind: "syntax",
    message: expect.stringMatching(/fixtures\/02-xo\/convolve\.json: .*schema/),
  });
});

test("what ends the workers from outside is not taken for what a mutant does, now or the next time", async () => {
  const relu = tasks.find(({ id }) => id === "02-xo/relu")!;
  const ended = makeWorkers(workspace.root);
  ended.stop();
  expect(await judgeMutants(workspace.root, relu, ended)).toEqual([]);
  expect((await judgeMutants(workspace.root, relu, workers)).length).toBeGreaterThan(2);
});
