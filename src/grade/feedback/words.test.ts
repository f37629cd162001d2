import { expect, test } from "vitest";
import type { Failure } from "../../run/verdict.ts";
import type { Lang } from "../../text/lang.ts";
import { parsePolicy } from "../policy/load.ts";
import { failing, gradeOf, passing, taskGrade } from "../testing/grades.ts";
import { taskWords, totalWords } from "./totals.ts";
import { viewFor } from "./view.ts";
import { checkWords, pictureWords } from "./words.ts";

const NOW = new Date("2026-10-02T00:00:00Z");
const policy = (text: string) => parsePolicy(text, "p.yaml");
const plain = (lines: string[]) => lines.map((line) => line.replace(/[\u2066\u2069\u200f]/g, ""));

function checkOf(rules: string, failure: Partial<Failure> = {}) {
  const grade = gradeOf("ali", [taskGrade("02-xo/relu", [failing("a", failure)])]);
  return viewFor(grade, policy(rules), NOW).tasks[0]!.checks[0]!;
}

const words = (rules: string, failure: Partial<Failure> = {}, lang: Lang = "en") =>
  plain(checkWords(checkOf(rules, failure), lang));

test("in full a check says where, got, want, the input and the cause", () => {
  expect(words("")).toEqual([
    "at [0][1]: got 0.5, want -0.5 (tolerance 1e-12)",
    "2 of 4 numbers differ; furthest at [1][1]: got 7, want 4",
    "called as convolve([[1, 2]], [[3]])",
    "looks like: The kernel is turned.",
  ]);
});

test("the same is said in Persian", () => {
  expect(words("", {}, "fa")).toEqual([
    "در [0][1]: پاسخ شما 0.5، درست -0.5 (رواداری 1e-12)",
    "از 4 عدد، 2 تا فرق دارد؛ دورترین در [1][1]: پاسخ شما 7، درست 4",
    "فراخوانی: convolve([[1, 2]], [[3]])",
    "به نظر می‌رسد: هسته چرخیده است.",
  ]);
});

test("what is not told leaves whole sentences", () => {
  expect(words("feedback: actual only").slice(0, 2)).toEqual([
    "at [0][1]: got 0.5 (tolerance 1e-12)",
    "2 of 4 numbers differ; furthest at [1][1]: got 7",
  ]);
  expect(words("feedback: index only")).toEqual(["wrong answer at [0][1]"]);
  expect(words("feedback: index only", {}, "fa")).toEqual(["پاسخ نادرست در [0][1]"]);
  expect(words("feedback: pass/fail")).toEqual(["it failed; by the rules of this course no more is shown"]);
});

test.each([
  ["", "the shape is [2]|it should be [3]"],
  ["feedback: actual only", "the shape is [2]"],
  ["feedback: index only", "the shape is wrong"],
])("a wrong shape under %j: %s", (rules, said) => {
  const cell = { path: "", got: "[2]", want: "[3]" };
  const counts = { differing: 1, total: 1, tolerance: 0, got: [], want: [] };
  const difference = { kind: "shape", first: cell, worst: cell, ...counts } as const;
  expect(words(rules, { kind: "shape", difference, call: undefined, cause: undefined }).join("|")).toBe(said);
});

test.each(["not-implemented", "assertion", "error", "syntax", "import", "timeout", "exit"] as const)(
  "a failure by %s is told with and without its message, in both languages",
  (kind) => {
    const failure = {
      kind,
      message: "sum is not written yet",
      difference: undefined,
      call: undefined,
      cause: undefined,
    };
    for (const lang of ["en", "fa"] as const) {
      const said = [words("", failure, lang), words("feedback: index only", failure, lang)];
      expect(said.map((lines) => lines.length)).toEqual([1, 1]);
      expect(said[1]!.join()).not.toContain("sum");
    }
    expect(words("feedback: index only", failure, "fa").join()).toMatch(/^[\u0600-\u06ff\u200c ،؛:]+$/);
  },
);

test("the line that threw is quoted below its place", () => {
  const at = { file: "exercises/02-xo/relu.ts", line: 7, column: 9, text: "  throw new Error(x);" };
  expect(words("feedback: index only", { kind: "error", difference: undefined, at })).toEqual([
    "the code threw an error",
    "at exercises/02-xo/relu.ts:7:9",
    "  throw new Error(x);",
  ]);
});

test("a check that passes needs no words, and the picture is drawn where it may be shown", () => {
  expect(checkWords({ name: "a", passed: true, level: "full" }, "en")).toEqual([]);
  expect(pictureWords(checkOf(""), "en")[0]).toBe("yours    │ right    │ differs");
  expect(pictureWords(checkOf(""), "en")[1]).toBe("  ░░     │          │ ··▓▓");
  expect(pictureWords(checkOf("feedback: actual only"), "en")).toEqual([]);
});

const HALF = taskGrade("02-xo/relu", [passing("a"), failing("b"), failing("survives 9")], {
  points: 0.5,
  lateTook: 0.5,
});

test("a task says its points, what is missing, what lateness took and how many tests are not shown", () => {
  const view = viewFor(gradeOf("ali", [HALF]), policy('hidden: [{ tests: "survives *" }]'), NOW);
  expect(taskWords(view.tasks[0]!, "en")).toEqual([
    "0.5 of 3 points: 1 of 3 tests pass; 2.5 points lost (0.5 by lateness)",
    "1 of these tests is not shown",
  ]);
  expect(taskWords(view.tasks[0]!, "fa")[0]).toBe(
    "0.5 از 3 امتیاز: از 3 آزمون، 1 تا پذیرفته شد؛ 2.5 امتیاز از دست رفت (0.5 به سبب دیرکرد)",
  );
});

test("a task without a file says so, and a whole one loses nothing", () => {
  const tasks = [
    taskGrade("02-xo/relu", [failing("a")], { submitted: false }),
    taskGrade("02-xo/stack", [passing("a")]),
  ];
  const view = viewFor(gradeOf("ali", tasks), policy(""), NOW);
  expect(view.tasks.flatMap((task) => taskWords(task, "en"))).toEqual([
    "0 of 1 points: no file was handed in",
    "1 of 1 points: 1 of 1 tests pass",
  ]);
});

test("the total names the reason where there is none, and what lateness took", () => {
  const total = (change: object) => totalWords(viewFor(gradeOf("ali", [HALF], change), policy(""), NOW), "en");
  expect(total({ lateness: { due: null, by: 86_400_000, keep: 0.5 } })).toEqual([
    "0.5 of 3 points",
    "0.5 points lost: handed in 1 day late",
  ]);
  const why = { en: "the zip is broken", fa: "زیپ خراب است" };
  expect(total({ outcome: "refused", why, points: 0, tasks: [], lateTook: 0 })).toEqual(["0 of 3 points", why.en]);
  expect(total({ outcome: "ungradable", why }).join()).toMatch(/^the grader could not grade/);
});
