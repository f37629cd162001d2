import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { tasks } from "../../course.ts";
import { mirrors, type Mirrors } from "../course/mirrors.ts";
import { makeWorkers, type Workers } from "../run/workers.ts";
import { makeWorkspace } from "../testing/workspace.ts";
import { check } from "./check.ts";
import { checkWords } from "./words.ts";

const task = tasks.find(({ id }) => id === "02-xo/convolve")!;
const workspace = makeWorkspace(process.cwd());
const { root } = workspace;
const paths = mirrors(root, task.id);
const stubs = join(root, "exercises/stubs.json");
const originals = new Map([...Object.values(paths), stubs].map((path) => [path, readFileSync(path, "utf8")]));
let workers: Workers;

beforeAll(() => void (workers = makeWorkers(root)));
afterEach(() => originals.forEach((text, path) => writeFileSync(path, text)));
afterAll(() => {
  workers.stop();
  workspace.remove();
});

const findings = async () => (await check(root, [task], workers, false)).problems.map(({ text }) => text.en);

function edit(part: keyof Mirrors, change: (text: string) => string): void {
  writeFileSync(paths[part], change(originals.get(paths[part])!));
}

test("a whole lesson has nothing to mend", async () => {
  const report = await check(root, [task], workers, false);
  expect(report).toMatchObject({ exercises: 1, stubsFailing: 1, solutionsPassing: 1, edited: [], problems: [] });
  expect(report.mutants.killed).toBe(report.mutants.total);
  expect(report.mutants.total).toBeGreaterThanOrEqual(4);
});

test("a mutant that no test sees is named", async () => {
  edit(
    "mutants",
    (text) =>
      `${text}- name: harmless\n  edits:\n    - from: let sum = 0\n      to: let sum = 0 + 0\n  en: x\n  fa: x\n`,
  );
  expect(await findings()).toEqual(["the mutant harmless passes every test"]);
});

test("an edit that fits nowhere is named", async () => {
  edit("mutants", (text) => `${text}- name: lost\n  edits:\n    - from: nowhere\n      to: x\n  en: x\n  fa: x\n`);
  expect(await findings()).toContain(`mutant lost: "nowhere" stands 0 times in the solution's code, wanted once`);
});

test("a mutant that does not even run proves nothing", async () => {
  edit(
    "mutants",
    (text) => `${text}- name: broken\n  edits:\n    - from: let sum = 0\n      to: "let sum = ("\n  en: x\n  fa: x\n`,
  );
  expect(await findings()).toEqual(["the mutant broken does not run at all"]);
});

test("a solution that fails is named with the test", async () => {
  edit("solutions", (text) => text.replace("sum / (A * B)", "sum"));
  expect(await findings()).toContainEqual(expect.stringMatching(/^the solution fails "the X and the three filters/));
});

test("a solution that fails on drawn inputs is named with the test", async () => {
  edit("drawn", (text) => text.replace("kernel), ROUNDING", "kernel).toReversed(), ROUNDING"));
  expect(await findings()).toContainEqual(expect.stringMatching(/^the solution fails "drawn: the map of an image/));
});

test("a stub that fails by accident, or passes, is named", async () => {
  const ship = (text: string) => writeFileSync(stubs, JSON.stringify({ [task.id]: text }));
  ship(originals.get(paths.exercises)!.replace('throw new NotImplemented("convolve");', "return null as never;"));
  expect(await findings()).toContainEqual(expect.stringMatching(/^the stub fails .* not by NotImplemented$/));
  ship(originals.get(paths.solutions)!);
  expect(await findings()).toContain("the stub passes every test");
});

test("types and docstrings of stub and solution have to be the same", async () => {
  const stub = originals.get(paths.exercises)!;
  for (const changed of [
    stub.replace("kernel: number[][]", "kernel: unknown"),
    stub.replace("match scores", "scores"),
  ]) {
    writeFileSync(stubs, JSON.stringify({ [task.id]: changed }));
    expect(await findings()).toContainEqual(
      expect.stringMatching(/^the types or docstrings of stub and solution differ/),
    );
  }
});

test.each(["solutions", "test", "drawn", "fixture", "hints", "mutants", "exercises"] as const)(
  "a missing file of %s is named",
  async (part) => {
    rmSync(paths[part]);
    expect(await findings()).toEqual([expect.stringMatching(/ is missing$/)]);
  },
);

test("a rung without words, a bad fixture and a docstring without a formula are named", async () => {
  edit("hints", (text) => text.replace(/^3\. .*\n(?: {3}.*\n)*/m, ""));
  edit("fixture", (text) => text.replace("tamrin/fixture/1", "tamrin/fixture/0"));
  edit("solutions", (text) => text.replaceAll(/^ \* `.*`$/gm, " * words"));
  const found = await findings();
  expect(found).toContain("2 hints in en, wanted 3");
  expect(found).toContainEqual(expect.stringMatching(/^fixtures\/02-xo\/convolve\.json: .*schema/));
  expect(found).toContain("no docstring has a line of formula");
});

test("a drawn test without its mark, and another one with it, are named", async () => {
  edit("drawn", (text) => text.replace('"drawn: the map', '"the map'));
  edit("test", (text) => text.replace('"the X and', '"drawn: the X and'));
  expect(await findings()).toEqual([
    expect.stringMatching(/^"drawn: the X and .*" is named like a drawn test$/),
    'the name of "the map of an image and a kernel" does not begin with "drawn: "',
  ]);
});

test("a file that belongs to no task is an orphan", async () => {
  writeFileSync(join(root, "hints/02-xo/orphan.md"), "");
  const { problems } = await check(root, [], workers, true);
  rmSync(join(root, "hints/02-xo/orphan.md"));
  expect(problems.map(({ where }) => where)).toContain("hints/02-xo/orphan.md");
});

test("a learner's work is told, and is no problem", async () => {
  edit("exercises", (text) => `${text}// mine\n`);
  expect(await check(root, [task], workers, false)).toMatchObject({ edited: [task.id], problems: [] });
});

test("the words count, and name what to mend in both languages", () => {
  const problems = [{ where: "02-xo/relu", text: { en: "is missing", fa: "نیست" } }];
  const report = {
    exercises: 1,
    stubsFailing: 1,
    solutionsPassing: 0,
    mutants: { killed: 3, total: 4 },
    edited: [],
    problems,
  };
  expect(checkWords(report, "en")).toContain("mutants killed      3 of 4");
  expect(checkWords(report, "en")).toContain("1 to mend:\n  02-xo/relu: is missing");
  expect(checkWords(report, "fa")).toContain("02-xo/relu: نیست");
});
