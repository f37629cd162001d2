import stringWidth from "string-width";
import { expect, test } from "vitest";
import { tasks } from "../../course.ts";
import { chooser, listWords } from "./list.ts";
import { screen } from "./screen.ts";
import { moveChoice, turnTo, type State } from "./state.ts";

const task = tasks.find(({ id }) => id === "02-xo/convolve")!;
const lesson = {
  file: "exercises/02-xo/convolve.ts",
  formulas: ["y = Σ x · w"],
  hints: { en: ["one", "two", "three"], fa: ["یک", "دو", "سه"] },
  solution: "const answer = 42;",
};
const state: State = {
  lang: "en",
  progress: { current: task.id, done: {} },
  task,
  chosen: task,
  running: false,
  panel: "none",
  rungs: 0,
};
const done = { ...state, progress: { ...state.progress, done: { [task.id]: { on: "2026-01-01", file: "a" } } } };
const passed = { id: task.id, passed: 8, total: 8, failures: [], output: "", ms: 1 };
const look = { width: 80, colour: false };

test("the screen shows track, title, slide, formula, file, what is done and the keys", () => {
  const text = screen(state, lesson, look);
  for (const part of [
    "X or O",
    "Convolution",
    "deck 002, lines",
    "y = Σ x · w",
    lesson.file,
    `0/${tasks.length}`,
    "q quit",
  ]) {
    expect(text).toContain(part);
  }
});

test.each(["en", "fa"] as const)("no line of the %s screen is wider than the terminal", (lang) => {
  for (const width of [40, 80, 100]) {
    const shown = screen({ ...done, lang, panel: "hint", rungs: 3, verdict: passed }, lesson, { width, colour: false });
    for (const line of shown.split("\n")) expect(stringWidth(line)).toBeLessThanOrEqual(width);
  }
});

test("hints come one rung at a time", () => {
  const text = screen({ ...state, panel: "hint", rungs: 2 }, lesson, look);
  expect(text).toContain("hint 2/3  two");
  expect(text).not.toContain("three");
});

test("the key of the solution is offered when the task is done", () => {
  expect(screen(state, lesson, look)).not.toContain("s solution");
  expect(screen(done, lesson, look)).toContain("s solution");
});

test("a done task says what to do next", () => {
  expect(screen({ ...done, verdict: passed }, lesson, look)).toContain("Press n for the next task");
});

test("the solution and the question of reset stand below the verdict", () => {
  expect(screen({ ...done, panel: "solution" }, lesson, look)).toContain("const answer = 42;");
  expect(screen({ ...state, panel: "reset" }, lesson, look)).toContain("Your version is kept");
});

test("the Persian screen has no English words of ours", () => {
  const text = screen({ ...state, lang: "fa" }, lesson, look);
  expect(text).toContain("کانولوشن");
  expect(text).not.toMatch(/hint|quit|lines/);
});

test("the list marks what is done, in hand and to do", () => {
  const rows = listWords(done.progress, "en", false, tasks.slice(1)).split("\n");
  expect(rows.find((row) => row.includes(task.id))).toMatch(/^ {2}✓/);
  expect(rows.find((row) => row.includes("02-xo/relu"))).toMatch(/^ {2}·/);
  expect(listWords(state.progress, "en", false)).toContain("▸ 02-xo/convolve");
});

test("the list to choose from opens the track of the cursor alone", () => {
  const text = chooser(done.progress, task, "en", false);
  expect(text).toContain("02-xo/relu");
  expect(text).not.toContain("04-sequences/gru-cell");
  expect(text).toMatch(/X or O.* 1\/\d+/);
});

test("the cursor stops at both ends", () => {
  expect(moveChoice({ ...state, chosen: tasks[0]! }, -1).chosen).toBe(tasks[0]);
  expect(moveChoice({ ...state, chosen: tasks.at(-1)! }, 1).chosen).toBe(tasks.at(-1));
});

test("another task begins with a clean screen", () => {
  const next = turnTo({ ...done, panel: "hint", rungs: 3, verdict: passed }, tasks[0]!);
  expect(next).toMatchObject({ panel: "none", rungs: 0, verdict: undefined, chosen: tasks[0] });
  expect(next.progress.current).toBe(tasks[0]!.id);
});
