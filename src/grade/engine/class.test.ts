import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { thrown } from "../../run/thrown.ts";
import type { Submission } from "../intake/submission.ts";
import { parsePolicy } from "../policy/load.ts";
import type { Paper } from "../worker/protocol.ts";
import { gradeClass, type Batch } from "./class.ts";
import type { Driver, Marked } from "./driver.ts";
import { Results } from "./results.ts";

const root = resolve(import.meta.dirname, "../../..");
const folder = mkdtempSync(join(tmpdir(), "tamrin-class-"));
afterAll(() => rmSync(folder, { recursive: true }));

const [RELU, VOTES] = ["02-xo/relu", "02-xo/votes"];
const policy = parsePolicy(`tasks: { ${RELU}: { points: 4 }, ${VOTES}: { points: 6 } }`, "policy.yaml");
const stubs = { [RELU]: "stub of relu", [VOTES]: "stub of votes" };

/** Passes as many of four tests as the lesson's text says; on stubs the first one. */
function fakeDriver(marks: Paper[], fault: (paper: Paper) => string | undefined = () => undefined): Driver {
  const marked = (paper: Paper): Marked => {
    marks.push(paper);
    const why = fault(paper);
    if (why) return { fault: why };
    const passing = (id: string) => Number(/passes (\d)/.exec(paper.lessons[id]!)?.[1] ?? 1);
    const tests = (id: string) =>
      ["a", "b", "c", "d"].map((name, i) =>
        i < passing(id) ? { name } : { name, error: { ...thrown(new Error("not yet")), name: "NotImplemented" } },
      );
    return { tasks: paper.tasks.map((id) => ({ id, tests: tests(id) })) };
  };
  return { width: 2, grade: async (paper) => marked(paper), stop: async () => {} };
}

function submission(student: string, lessons: Record<string, string>, more: Partial<Submission> = {}): Submission {
  return { student, name: null, source: student, submitted: null, lessons, remarks: [], refused: null, ...more };
}

async function* each<T>(items: T[]): AsyncGenerator<T> {
  yield* items;
}

let made = 0;

function batch(submissions: Submission[], more: Partial<Batch> = {}) {
  const marks: Paper[] = [];
  const again: string[] = [];
  const given: Batch = {
    root,
    course: { policy, stubs, secret: "secret", digest: "tests 1" },
    submissions: each(submissions),
    results: new Results(join(folder, `${made++}`)),
    driver: () => fakeDriver(marks),
    lanes: 3,
    isolation: "none",
    settings: {},
    graded: (grade, seen) => seen.again && again.push(grade.student),
    ...more,
  };
  return { given, marks, again };
}

const whole = { [RELU]: "passes 4", [VOTES]: "passes 4" };

test("points by the policy; what the stub passes gives none; a task that was not touched is not run", async () => {
  const students = [
    submission("c", { [RELU]: "passes 2" }),
    submission("a", whole),
    submission("b", { [RELU]: "passes 1", [VOTES]: stubs[VOTES]! }),
  ];
  const { given, marks } = batch(students);
  const { grades, tests } = await gradeClass(given);
  expect(grades.map(({ student, points, max, outcome }) => [student, points, max, outcome])).toEqual([
    ["a", 10, 10, "graded"],
    ["b", 0, 10, "graded"],
    ["c", 1.33, 10, "graded"],
  ]);
  expect(tests).toEqual({ [RELU]: ["a", "b", "c", "d"], [VOTES]: ["a", "b", "c", "d"] });
  expect(new Map(marks.map(({ id, tasks }) => [id, tasks]))).toEqual(
    new Map([
      ["starter", [RELU, VOTES]],
      ["c", [RELU]],
      ["a", [RELU, VOTES]],
      ["b", [RELU]],
    ]),
  );
  expect(grades[1]!.tasks[1]).toMatchObject({ submitted: true, passed: 1, total: 4, points: 0 });
  expect(grades[2]!.tasks[1]).toMatchObject({ submitted: false, passed: 1, total: 4 });
});

test("what cannot be read has no points, what could not be graded no score, and the rest goes on", async () => {
  const why = { en: "not a zip", fa: "زیپ نیست" };
  const students = [submission("a", {}, { refused: why }), submission("b", whole), submission("c", whole)];
  const { given, marks } = batch(students);
  given.driver = () => fakeDriver(marks, ({ id }) => (id === "b" ? "killed" : undefined));
  const { grades } = await gradeClass(given);
  expect(grades.map(({ outcome, points, tasks }) => [outcome, points, tasks.length])).toEqual([
    ["refused", 0, 0],
    ["ungradable", 0, 0],
    ["graded", 10, 2],
  ]);
  expect(grades[0]!.why).toEqual(why);
  expect(grades[1]!.why!.en).toContain("killed");
});

test("a test without a result makes the submission ungradable, never a score", async () => {
  const { given } = batch([submission("a", whole)]);
  const full = fakeDriver([]);
  given.driver = () => ({
    ...full,
    async grade(paper) {
      const marked = await full.grade(paper);
      if (paper.id === "a" && "tasks" in marked) marked.tasks[1]!.tests.pop();
      return marked;
    },
  });
  const { grades } = await gradeClass(given);
  expect(grades[0]).toMatchObject({ outcome: "ungradable", points: 0, tasks: [] });
});

test("graded again, nothing is run and the bytes are the same; other tests or settings run it anew", async () => {
  const students = [submission("a", whole), submission("b", { [RELU]: "passes 3" })];
  const { given, marks } = batch(students);
  const first = JSON.stringify(await gradeClass(given));
  const runs = marks.length;
  const later = (more: Partial<Batch>) => batch(students, { results: given.results, ...more });
  const second = later({});
  expect(JSON.stringify(await gradeClass(second.given))).toBe(first);
  expect([second.marks.length, second.again]).toEqual([0, ["a", "b"]]);
  const anew = [{ course: { ...given.course, digest: "tests 2" } }, { settings: { cpu: 1 } }];
  for (const more of anew) {
    const run = later(more);
    await gradeClass(run.given);
    expect(run.marks.length).toBe(runs);
  }
});

test("another policy scores the results that are there", async () => {
  const { given } = batch([submission("a", { [RELU]: "passes 3" })]);
  await gradeClass(given);
  const strict = parsePolicy(`tasks: { ${RELU}: { points: 8 }, ${VOTES}: }\npartial: all-or-nothing`, "p");
  const { given: again, marks } = batch([submission("a", { [RELU]: "passes 3" })], {
    results: given.results,
    course: { ...given.course, policy: strict },
  });
  const { grades } = await gradeClass(again);
  expect([marks.length, grades[0]!.points, grades[0]!.max]).toEqual([0, 0, 13]);
});

test("the drawn inputs are another student's others, and the same the next time", async () => {
  const { given, marks } = batch([submission("a", whole), submission("b", whole)]);
  await gradeClass(given);
  const { given: again, marks: later } = batch([submission("b", whole), submission("a", whole)]);
  await gradeClass(again);
  const seeds = (papers: Paper[], student: string) => papers.find(({ id }) => id === student)!.seeds;
  expect(seeds(marks, "a")).not.toEqual(seeds(marks, "b"));
  expect(seeds(later, "a")).toEqual(seeds(marks, "a"));
});

test("after an abort no further submission is begun, and those before it are kept", async () => {
  const stop = new AbortController();
  const { given } = batch([submission("a", whole), submission("b", whole), submission("c", whole)], {
    lanes: 1,
    signal: stop.signal,
  });
  given.graded = () => stop.abort();
  const { grades } = await gradeClass(given);
  expect(grades.map(({ student }) => student)).toEqual(["a"]);
});

test("an abort does not wait for what is under way, and drops it", async () => {
  const stop = new AbortController();
  let finish = () => {};
  const slow: Driver = {
    width: 1,
    grade: (paper) => new Promise((resolve) => (finish = () => resolve(fakeDriver([]).grade(paper)))),
    stop: () => Promise.resolve(finish()),
  };
  const { given } = batch([submission("a", whole)], { signal: stop.signal });
  await gradeClass(given);
  const told: string[] = [];
  const { given: again } = batch([submission("b", whole), submission("a", whole)], {
    ...{ lanes: 1, signal: stop.signal, results: given.results, driver: () => slow },
    graded: ({ student }) => void told.push(student),
  });
  setTimeout(() => stop.abort(), 50);
  expect((await gradeClass(again)).grades).toEqual([]);
  await new Promise(setImmediate);
  expect(told).toEqual([]);
  // Its answer came, after the abort: it was not kept.
  const { given: later, marks } = batch([submission("b", whole)], { results: given.results });
  await gradeClass(later);
  expect(marks.map(({ id }) => id)).toEqual(["b"]);
});
