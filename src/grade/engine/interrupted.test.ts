import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { gradeInterrupted } from "../testing/interrupted.ts";

const root = resolve(import.meta.dirname, "../../..");
const folder = mkdtempSync(join(tmpdir(), "tamrin-interrupted-"));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ["killed", "SIGKILL"],
  ["stopped by Ctrl-C", "SIGINT"],
] as const)("%s three times and resumed, every submission is graded once", { timeout: 300_000 }, async (_, signal) => {
  const students = 40;
  const place = mkdtempSync(join(folder, signal));
  const left = await gradeInterrupted({ root, folder: place, students, times: 3, signal, seed: 1 });
  const all = Array.from({ length: students }, (_, i) => `s${String(i).padStart(5, "0")}`);
  // Eight have the mistake, and each of them fails four of six checks for it.
  expect(left).toMatchObject({
    students: all,
    lines: students + 1,
    explained: 8 * 4,
    points: ["graded 1.67/5", "graded 5/5"],
  });
  // It was at work each time, not at its end.
  const kept = left.keptEachTime;
  expect(kept.every((lines, i) => lines > (kept[i - 1] ?? 0) && lines <= students + 1)).toBe(true);
});
