import stringWidth from "string-width";
import { expect, test } from "vitest";
import { describe } from "./describe.ts";
import { parsePolicy } from "./load.ts";

const FULL = `
tasks:
  02-xo: { weight: 0.5 }
  03-training:
  relu: { points: 20, weight: 1, partial: all-or-nothing, feedback: pass/fail, drawn: { feedback: index only },
    limits: { memory: 1 GiB } }
minimum: 2
due: 2026-10-01 23:59 +03:30
grace: 2h
late: { perDay: 10%, most: 50%, neverAfter: 7d }
extensions: { 007: 3d, sara: 2026-10-10T12:00:00Z }
hidden: [{ tests: "survives *", show: after due }, { tasks: relu, show: never }]
feedback: actual only
limits: { cpu: 5 }
`;

const say = (text: string, lang: "en" | "fa" = "en", tests?: Record<string, string[]>) =>
  describe(parsePolicy(text, "p.yaml"), lang, tests);

test("everything that a policy sets is said", () => {
  expect(say(FULL)).toBe(`What is graded
  14 tasks, 107.5 points in all
  02-xo: 13 tasks, 87.5 points
  03-training: 1 task, 20 points

Points of a task
  each test that passes gives its part of the points
  no points below 2 tests that pass

Time
  due 2026-10-01 23:59:00 +03:30
  grace of 2 hours: lateness counts from its end
  each day begun takes 10% of the points, at most 50%
  more than 7 days late: nothing counts
  007: 3 days more
  sara: due 2026-10-10 12:00:00 UTC

Hidden tests
  "survives *": shown after everyone's due date and grace
  every test of 02-xo/relu: never shown

Feedback on a test that fails
  where it went wrong and what came out, not what was wanted
  inputs drawn for each student: only that it failed

Limits
  a task may use 5 s of processor time, 20 s in all and 512 MiB of memory

Tasks with rules of their own
  02-xo/compare-pixels, 02-xo/match-patch, 02-xo/convolve, 02-xo/conv-layer,
  02-xo/max-pool, 02-xo/stack, 02-xo/votes, 02-xo/error-signal,
  02-xo/conv-backward, 02-xo/train-xo, 02-xo/train-digits, 02-xo/relu-vs-tanh:
  points times 0.5
  02-xo/relu: 20 points; all tests must pass; otherwise there are no points;
  feedback: only that it failed; inputs drawn for each student: only where it
  went wrong; a task may use 5 s of processor time, 20 s in all and 1024 MiB of
  memory`);
});

test.each(["en", "fa"] as const)("no line in %s is wider than 80 columns", (lang) => {
  const lines = say(FULL, lang).split("\n");
  expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
});

test("every line is said in Persian, too", () => {
  const lines = say(FULL, "fa").split("\n");
  expect(lines.filter((line) => line === "").length).toBe(6);
  expect(say(FULL, "fa")).toContain("هر روزی که آغاز شود 10 درصد امتیاز را کم می‌کند، حداکثر 50 درصد");
  expect(say(FULL, "fa").replace(/\u2066.*?\u2069/gs, "")).not.toMatch(/[a-z]{3}/);
});

test("an empty policy says that nothing is late, and has no exceptions", () => {
  expect(say("")).toContain("no due date: nothing is late");
  expect(say("")).not.toContain("rules of their own");
});

test("a whole track that differs alike is named once", () => {
  expect(say("tasks: { all: , 02-xo: { weight: 2 } }")).toContain("\n  02-xo: points times 2");
});

test.each([
  ["never", "late at all: nothing counts"],
  ["[{ after: 12h, keep: 90% }]", "more than 12 hours late: 90% of the points are kept"],
  ["{ neverAfter: 1d }", "late work counts in full\n  more than 1 day late: nothing counts"],
])("late: %s is said in words", (late, words) => {
  expect(say(`due: 2026-10-01T00:00:00Z\nlate: ${late}`)).toContain(words);
});

test("with the names of the tests it is said how many each rule hides, also where it is none", () => {
  const rules = 'tasks: relu\nhidden: [{ tests: "a*" }, { tests: ab }, { tests: zz }]';
  const words = say(rules, "en", { "02-xo/relu": ["a", "ab", "ac", "b"] });
  expect(words).toContain('"a*": never shown (2 tests)');
  expect(words).toContain('"ab": never shown (1 test)');
  expect(words).toContain('"zz": never shown (0 tests)');
});
