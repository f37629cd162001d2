import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { mirrors } from "../../course/mirrors.ts";
import { applyMutant, loadMutants } from "../../course/mutants.ts";

const root = resolve(import.meta.dirname, "../../..");
const folder = mkdtempSync(join(tmpdir(), "tamrin-clock-"));
afterAll(() => rmSync(folder, { recursive: true }));

const RELU = "02-xo/relu";
const solution = readFileSync(mirrors(root, RELU).solutions, "utf8");
const work = {
  endless: "export function relu() { for (;;); }",
  // Right, and slow enough for some jumps.
  slow: solution.replace(
    /(export function relu.*\{\n)/,
    "$1for (const until = performance.now() + 10; performance.now() < until;);\n",
  ),
  wrong: applyMutant(solution, loadMutants(root, RELU)[0]!),
};

/** In every process from its start, the time of day jumps by a day, to and fro, some times a second. */
const JUMP = `
const OldDate = Date, DAY = 86_400_000;
const jumped = () => OldDate.now() + (Math.floor(performance.now() / 150) % 2 === 0 ? DAY : -DAY);
globalThis.Date = class Date extends OldDate {
  constructor(...given) { given.length === 0 ? super(jumped()) : super(...given); }
  static now() { return jumped(); }
};
`;

/** The results of the class, without the folder that they are in. */
async function gradedIn(out: string, more: NodeJS.ProcessEnv): Promise<string> {
  const args = [
    "grade",
    join(folder, "class"),
    "--policy",
    join(folder, "policy.yaml"),
    "--secret",
    join(folder, "secret"),
    "--no-sandbox",
    "--out",
    out,
  ];
  const grader = spawn(process.execPath, [join(root, "bin/tamrin.mjs"), ...args], { stdio: "ignore", env: { ...process.env, ...more } }); // prettier-ignore
  await once(grader, "exit");
  return readFileSync(join(out, "grades.json"), "utf8").replaceAll(out, "");
}

test("a clock that jumps by days neither ends a lesson nor lets one go on", { timeout: 120_000 }, async () => {
  for (const [student, text] of Object.entries(work)) {
    mkdirSync(join(folder, "class", student, "02-xo"), { recursive: true });
    writeFileSync(join(folder, "class", student, "02-xo/relu.ts"), text);
  }
  writeFileSync(join(folder, "policy.yaml"), `tasks: [${RELU}]\nlimits: { wall: 60, cpu: 2 }\n`);
  writeFileSync(join(folder, "secret"), "a".repeat(16));
  writeFileSync(join(folder, "jump.cjs"), JUMP);
  const still = await gradedIn(join(folder, "still"), {});
  const jumping = await gradedIn(join(folder, "jumping"), { NODE_OPTIONS: `--require ${join(folder, "jump.cjs")}` }); // prettier-ignore
  expect(JSON.parse(jumping)).toEqual(JSON.parse(still));
  const { grades } = JSON.parse(still) as { grades: { student: string; outcome: string; points: number }[] };
  expect(grades.map(({ student, outcome }) => [student, outcome])).toEqual(Object.keys(work).map((student) => [student, "graded"])); // prettier-ignore
  const [endless, slow, wrong] = grades.map(({ points }) => points) as [number, number, number];
  expect([endless, slow]).toEqual([0, 5]);
  expect(wrong).toBeLessThan(5);
});
