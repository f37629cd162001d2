import { resolve } from "node:path";
import { runInNewContext } from "node:vm";
import { transformSync } from "esbuild";
import stringWidth from "string-width";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { missingTools } from "../sandbox/tools.ts";
import { openArena, type Arena } from "./arena.ts";
import { isHeld, MOST_MEMORY, type Attack, type Outcome } from "./attack.ts";
import { AT_THE_SANDBOX, ATTACKS } from "./samples.ts";
import { TARGET } from "./targets.ts";
import { tryAttack, type Tried } from "./try.ts";
import { attackReport } from "./words.ts";

const root = resolve(import.meta.dirname, "../../..");
const named = (name: string) => ATTACKS.find((attack) => attack.name === name)!;

test("there are more than thirty attacks, each with a name and a claim of its own", () => {
  expect(ATTACKS.length).toBeGreaterThan(30);
  expect(new Set(ATTACKS.map(({ name }) => name)).size).toBe(ATTACKS.length);
  expect(new Set(ATTACKS.map(({ claim }) => claim.en)).size).toBe(ATTACKS.length);
  expect(ATTACKS.filter(({ claim }) => !/[آ-ی]/.test(claim.fa))).toEqual([]);
});

const nothing: Outcome = {
  ...{ gained: [], spoiled: [], next: [], left: [], memory: 0, died: null, milliseconds: 1 },
};
const sample = named("process-exit");

test("an attack that brings nothing about is held", () => {
  expect(isHeld(sample, nothing)).toBe(true);
});

test.each<[string, Partial<Outcome>]>([
  ["passes a test", { gained: ["a: b"] }],
  ["breaks the submission's other task", { spoiled: ["a: b"] }],
  ["breaks the next submission", { next: ["a: b"] }],
  ["leaves a file or a process", { left: ["/tmp/x"] }],
  ["fills the grader's memory", { memory: MOST_MEMORY }],
  ["ends the grader", { died: "SIGKILL" }],
])("one that %s is not held", (_, brought) => {
  expect(isHeld(sample, { ...nothing, ...brought })).toBe(false);
});

test("a submission may break its own process", () => {
  expect(isHeld(named("late-thread"), { ...nothing, spoiled: ["a: b"] })).toBe(true);
});

const tried: Tried[] = ATTACKS.map(({ name, claim }, i) => {
  const seen = { en: "it passed 8 tests; it left /tmp/some/long/path", fa: "۸ آزمون را گذراند" };
  return { name, claim, holds: i % 9 > 0, seen: i % 9 > 0 ? null : seen };
});

test.each(["en", "fa"] as const)("the report fits into 80 columns: %s", (lang) => {
  const lines = attackReport(tried, "bubblewrap", lang, false, 80).split("\n");
  expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
});

/** The answer of an attack's lesson in a judge that runs it beside itself. */
function answerBesideTheJudge(attack: Attack): unknown {
  const { code } = transformSync(attack.lessons[TARGET]!, { loader: "ts", format: "cjs" });
  const module = { exports: {} as { relu(map: number[][]): unknown } };
  runInNewContext(code, { module, process: { mainModule: { require: () => ({}) } } });
  return module.exports.relu([[1]]);
}

test("a judge that runs the lesson beside itself is fooled: the attack is a real one", () => {
  expect(answerBesideTheJudge(named("always-equal"))).toEqual([["nobody", "answers", "this"]]);
});

describe("without a sandbox", () => {
  let arena: Arena;
  beforeAll(async () => (arena = await openArena(root, "none")), 120_000);
  afterAll(() => arena.stop());

  test.each(["read-solution", "read-tests", "environment", "network"])(
    "%s, which does no harm, succeeds: that it is held says something",
    { timeout: 120_000 },
    async (name) => {
      const outcome = await arena.face(named(name));
      expect(outcome.gained.length).toBeGreaterThan(0);
      expect(isHeld(named(name), outcome)).toBe(false);
    },
  );
});

const missing = missingTools(process.env);
const why = missing.length > 0 ? ` (skipped: ${missing.join(", ")} not installed)` : "";

describe.skipIf(missing.length > 0)(`in the sandbox${why}`, () => {
  let arena: Arena;
  beforeAll(async () => (arena = await openArena(root, "bubblewrap")), 120_000);
  afterAll(() => arena.stop());

  test.each(ATTACKS)("$claim.en ($name)", { timeout: 120_000 }, async (attack) => {
    expect(await tryAttack(attack, arena)).toMatchObject({ holds: true, seen: null });
  });
});

const asRoot = process.getuid!() === 0;

describe.skipIf(!asRoot)(`in a jail${asRoot ? "" : " (skipped: root alone can make one)"}`, () => {
  let arena: Arena;
  beforeAll(async () => (arena = await openArena(root, "jail")), 120_000);
  afterAll(() => arena.stop());

  test.each(AT_THE_SANDBOX)("$claim.en ($name)", { timeout: 120_000 }, async (attack) => {
    expect(await tryAttack(attack, arena)).toMatchObject({ holds: true, seen: null });
  });
});
