import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { tasks } from "../../course.ts";
import { firstPending, judged, loadProgress, progressPath, saveProgress } from "./progress.ts";

let root: string;
beforeEach(() => void (root = mkdtempSync(join(tmpdir(), "progress-"))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const [first, second, third] = tasks.map(({ id }) => id) as [string, string, string];

test("a learner begins with the first task and nothing done", () => {
  expect(loadProgress(root)).toEqual({ progress: { current: first, done: {} } });
});

test("what is saved is read again, and a person can read it", () => {
  const progress = judged({ current: second, done: {} }, first, true, "abc", "2026-11-21");
  saveProgress(root, progress);
  expect(loadProgress(root).progress).toEqual(progress);
  expect(readFileSync(progressPath(root), "utf8")).toMatch(/^# Your progress[^\n]*\ncurrent: .*\ndone:\n {2}\S+:\n/);
});

test.each(["done: [1, 2", "current: 5\ndone: {}", "", "- a list"])(
  "a damaged file (%j) is kept under another name and a fresh one is begun",
  (text) => {
    writeFileSync(progressPath(root), text);
    const { progress, keptAs } = loadProgress(root);
    expect(progress).toEqual({ current: first, done: {} });
    expect(readFileSync(join(root, keptAs!), "utf8")).toBe(text);
    expect(readdirSync(root)).toEqual([keptAs]);
  },
);

test("a task that is no longer in the course gives way to the first one to do", () => {
  saveProgress(root, { current: "99-gone/task", done: { [first]: { on: "2026-01-01", file: "a" } } });
  expect(loadProgress(root).progress.current).toBe(second);
});

test("a task that fails again is pending again, the others stay done", () => {
  const done = { [first]: { on: "2026-01-01", file: "a" }, [second]: { on: "2026-01-02", file: "b" } };
  expect(judged({ current: first, done }, first, false, "c", "2026-01-03").done).toEqual({ [second]: done[second] });
});

test("a task keeps the day on which it was first done", () => {
  const before = judged({ current: first, done: {} }, first, true, "a", "2026-01-01");
  expect(judged(before, first, true, "b", "2026-02-02").done[first]).toEqual({ on: "2026-01-01", file: "b" });
});

test("the next task is the first pending one after the current, then from the start", () => {
  const done = { [second]: { on: "2026-01-01", file: "a" } };
  expect(firstPending({ current: first, done }, first).id).toBe(third);
  expect(firstPending({ current: first, done }, tasks.at(-1)!.id).id).toBe(first);
});
