import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { gradeThroughKills } from "../testing/kills.ts";

const root = resolve(import.meta.dirname, "../../..");
const folder = mkdtempSync(join(tmpdir(), "tamrin-kill-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("killed three times and resumed, every submission is graded once", { timeout: 300_000 }, async () => {
  const students = 40;
  const { students: graded, outcomes, lines, keptAtKill } = await gradeThroughKills({ root, folder, students, kills: 3, seed: 1 }); // prettier-ignore
  const all = Array.from({ length: students }, (_, i) => `s${String(i).padStart(5, "0")}`);
  expect({ graded, outcomes, lines }).toEqual({ graded: all, outcomes: ["graded 5/5"], lines: students + 1 });
  // It was at work each time, not at its end.
  expect(keptAtKill.every((kept, i) => kept > (keptAtKill[i - 1] ?? 0) && kept <= students + 1)).toBe(true);
});
