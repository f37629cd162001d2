import { expect, test } from "vitest";
import type { Failure } from "../../run/verdict.ts";
import { compare } from "../../../kit/compare.ts";
import type { Grade } from "../grade.ts";
import { classOf, failing, gradeOf, passing, taskGrade, WRONG } from "../testing/grades.ts";
import { classReport } from "./report.ts";
import { NONE_ALIKE } from "./sample.ts";

const ID = "02-xo/convolve";
const report = (grades: Grade[]) => classReport(classOf(grades), NONE_ALIKE);
const one = (student: string, ...checks: Parameters<typeof taskGrade>[1]) => gradeOf(student, [taskGrade(ID, checks)]);

/** A wrong answer that no known mistake gives. */
const wrong = (test: string, value: number, change: Partial<Failure> = {}) =>
  failing(test, { cause: undefined, difference: compare([[0, value]], [[0, 1]], 1e-12)!, ...change });

test("points are told by their mean, median, ends and tenths; the full points are in the last tenth", () => {
  const grades = [0, 1, 5, 10].map((points, i) => gradeOf(`s${i}`, [taskGrade(ID, [], { points, max: 10 })]));
  expect(report(grades).points).toEqual({
    ...{ max: 10, mean: 4, median: 3, lowest: 0, highest: 10 },
    tenths: [1, 1, 0, 0, 0, 1, 0, 0, 0, 1],
  });
  expect(report([]).points).toBeNull();
});

test("a task tells who handed it in, who is done, what it cost, and its hardest tests", () => {
  const names = ["a", "b", "c", "d", "e"];
  const upTo = (n: number) => names.map((name, i) => (i < n ? passing(name) : failing(name)));
  const missing = taskGrade(ID, names.map((name) => failing(name)), { submitted: false }); // prettier-ignore
  const late = taskGrade(ID, upTo(5), { points: 3, lateTook: 2 });
  const grades = [one("s1", ...upTo(4)), one("s2", ...upTo(1)), gradeOf("s3", [missing]), gradeOf("s4", [late])];
  expect(report(grades).tasks).toEqual([
    {
      ...{ id: ID, max: 5, submitted: 3, done: 1, lost: (1 + 4 + 5 + 0) / 4 },
      hardest: [
        { name: "e", passed: 1 },
        { name: "b", passed: 2 },
        { name: "c", passed: 2 },
      ],
    },
  ]);
});

test("students with the same known mistake are together, each once, however many tests show it", () => {
  const { mistakes } = report([
    one("s1", failing("a"), failing("b")),
    one("s2", failing("b")),
    one("s3", passing("a")),
  ]);
  expect(mistakes).toMatchObject([
    { task: ID, tests: ["a", "b"], students: ["s1", "s2"], known: { name: "flipped-kernel" } },
  ]);
});

test("the same wrong answer within 1e-6 is one mistake, another answer or another test is none", () => {
  const grades = [wrong("a", 2), wrong("a", 2 + 1e-8), wrong("a", 2.1), wrong("b", 2)].map((check, i) =>
    one(`s${i}`, check),
  );
  expect(report(grades).mistakes).toMatchObject([{ tests: ["a"], students: ["s0", "s1"], known: null }]);
});

test("what one known mistake explains in a task is no second, unknown one", () => {
  const both = [failing("a"), wrong("b", 2)];
  expect(report([one("s1", ...both), one("s2", ...both)]).mistakes.map(({ known }) => known?.name)).toEqual([
    "flipped-kernel",
  ]);
});

test("one unknown mistake that shows in two tests of the same students is told once", () => {
  const both = [wrong("a", 2), wrong("b", 3)];
  const { mistakes } = report([one("s1", ...both), one("s2", ...both), one("s3", wrong("c", 1.5))]);
  expect(mistakes.map(({ tests, students }) => [tests, students])).toEqual([[["a", "b"], ["s1", "s2"]]]); // prettier-ignore
});

test("the same error is one mistake; an exercise not begun is none", () => {
  const error = (message: string) =>
    failing("a", { ...WRONG, cause: undefined, difference: undefined, kind: "error", message });
  const stub = failing("a", { cause: undefined, difference: undefined, kind: "not-implemented" });
  const grades = [error("x is null"), error("y is null"), error("x is null"), stub, stub];
  expect(report(grades.map((check, i) => one(`s${i}`, check))).mistakes.map(({ students }) => students)).toEqual([
    ["s0", "s2"],
  ]);
});

test("mistakes come in the order of how many made them", () => {
  const grades = ["a", "b", "b", "b", "a"].map((name, i) => one(`s${i}`, wrong(name, 2)));
  expect(report(grades).mistakes.map(({ students }) => students.length)).toEqual([3, 2]);
});

test("who has code that does not load, no points, or far fewer than the others is stuck; who handed in nothing is not", () => {
  const broken = failing("a", { kind: "syntax", difference: undefined, cause: undefined });
  const ten = (student: string, points: number, change = {}) =>
    gradeOf(student, [taskGrade(ID, [passing("a")], { points, max: 10, ...change })]);
  const class8 = [8, 9, 9, 9, 10, 10, 10, 10].map((points, i) => ten(`s${i}`, points));
  const { stuck } = report([
    ...class8,
    gradeOf("t1", [taskGrade(ID, [broken], { max: 10 })]),
    ten("t2", 0, { checks: [failing("a")] }),
    ten("t3", 2),
    ten("t4", 0, { lateTook: 9 }),
    ten("t5", 0, { submitted: false }),
  ]);
  expect(stuck.map(({ student, why }) => [student, why])).toEqual([
    ["t1", "broken"],
    ["t2", "nothing"],
    ["t3", "behind"],
  ]);
});

test("refused and ungradable work is named with its reason and counts in no statistic; the latest come first", () => {
  const why = { en: "no archive", fa: "بایگانی نیست" };
  const late = (student: string, by: number | null) =>
    gradeOf(student, [taskGrade(ID, [passing("a")])], { lateTook: 1, lateness: { due: null, by, keep: 0.5 } });
  const {
    refused,
    ungradable,
    graded,
    points,
    late: told,
    unguarded,
  } = report([
    late("s1", 1000),
    late("s2", 5000),
    late("s3", null),
    gradeOf("s4", [], { outcome: "refused", why }),
    gradeOf("s5", [], { outcome: "ungradable", why }),
    gradeOf("s6", [taskGrade(ID, [passing("a")])], { isolation: "none" }),
  ]);
  expect({ refused, ungradable }).toEqual({ refused: [{ student: "s4", why }], ungradable: [{ student: "s5", why }] });
  expect([graded, points?.lowest, unguarded]).toEqual([4, 1, 1]);
  expect(told).toEqual([
    { student: "s2", by: 5000, took: 1 },
    { student: "s1", by: 1000, took: 1 },
  ]);
});

test("of tasks that do not count nothing is told, neither that they are too short to tell nor that one was not read", () => {
  const written = ["02-xo/convolve", "02-xo/relu"].map((id) => ({ id, written: 9, long: 1 }));
  const unread = written.map(({ id }) => ({ student: "s1", task: id, text: { en: "too long", fa: "بلند" } }));
  const held = classOf([one("s1", passing("a"))], "tasks: [convolve]");
  expect(classReport(held, { pairs: [], tasks: written, unread }).similar).toEqual({
    ...{ pairs: [], tasks: [written[0]] },
    unread: [unread[0]],
  });
});
