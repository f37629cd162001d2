import fc from "fast-check";
import { expect, test } from "vitest";
import { fraction, toNumber } from "../../numbers/fraction.ts";
import type { TaskResult } from "../worker/protocol.ts";
import { DAY, type Extension } from "./leaves.ts";
import { keep, type Late } from "./late.ts";
import { parsePolicy } from "./load.ts";
import { hundredths, partOf } from "./rounding.ts";
import { score, type Suite } from "./score.ts";

const DUE = Date.UTC(2026, 9, 1);
const ON_DUE = "due: 2026-10-01T00:00:00Z\n";
const policyOf = (text: string) => parsePolicy(text, "p.yaml");
const after = (milliseconds: number) => new Date(DUE + milliseconds);

/** Results of one task, `1` for a test that passes and `0` for one that fails. */
function results(id: string, marks: string): TaskResult {
  const error = { name: "Error", message: "", stack: "", assertion: true };
  return { id, tests: [...marks].map((mark, i) => (mark === "1" ? { name: `t${i}` } : { name: `t${i}`, error })) };
}

const suiteOf = (tests: Record<string, number>): Suite => ({
  tests: Object.fromEntries(
    Object.entries(tests).map(([id, total]) => [id, [...Array(total).keys()].map((i) => `t${i}`)]),
  ),
});

/** The score of one attempt at ReLU, in time. */
function relu(rules: string, marks: string, suite = suiteOf({ "02-xo/relu": marks.length })) {
  const attempt = { student: "ali", submitted: null, results: [results("02-xo/relu", marks)] };
  return score(policyOf(`tasks: { relu: { points: 10 } }\n${rules}`), attempt, suite);
}

test("each test that passes counts alike", () => {
  expect(relu("", "110").tasks).toEqual([
    { id: "02-xo/relu", points: 6.67, max: 10, lateTook: 0, passed: 2, total: 3, complete: true },
  ]);
});

test("all or nothing gives nothing for all but one", () => {
  expect(relu("partial: all-or-nothing", "1110").points).toBe(0);
  expect(relu("partial: all-or-nothing", "1111").points).toBe(10);
});

test("below the minimum there is nothing; a task of fewer tests needs all", () => {
  expect(relu("minimum: 3", "1100").points).toBe(0);
  expect(relu("minimum: 3", "1110").points).toBe(7.5);
  expect(relu("minimum: 3", "10").points).toBe(0);
  expect(relu("minimum: 3", "11").points).toBe(10);
});

test("tests that pass on what students start from give nothing", () => {
  const suite = { ...suiteOf({ "02-xo/relu": 4 }), starter: { "02-xo/relu": 2 } };
  expect(["1000", "1100", "1110", "1111"].map((marks) => relu("", marks, suite).points)).toEqual([0, 0, 5, 10]);
});

test("a task whose tests did not all run is never full, nor is the score complete", () => {
  const held = relu("", "11", suiteOf({ "02-xo/relu": 3 }));
  expect(held).toMatchObject({ points: 6.67, complete: false });
  expect(relu("", "", suiteOf({})).points).toBe(0);
  expect(relu("", "", suiteOf({}))).toMatchObject({ max: 10, complete: false });
});

test("tests that the task does not have, and tasks that the policy does not have, count nothing", () => {
  const attempt = {
    student: "ali",
    submitted: null,
    results: [results("02-xo/relu", "0111"), results("02-xo/stack", "11")],
  };
  const held = score(policyOf("tasks: relu"), attempt, suiteOf({ "02-xo/relu": 1, "02-xo/stack": 2 }));
  expect(held).toMatchObject({ points: 0, max: 5, complete: true });
});

test("a test with two results, one of them an error, has not passed", () => {
  const twice = [results("02-xo/relu", "1"), results("02-xo/relu", "0")];
  const attempt = { student: "ali", submitted: null, results: twice };
  expect(score(policyOf("tasks: relu"), attempt, suiteOf({ "02-xo/relu": 1 })).points).toBe(0);
});

test("999 of 1000 tests, or 1999 of 2000, do not round up to full points", () => {
  expect(relu("", `${"1".repeat(999)}0`).points).toBe(9.99);
  expect(relu("", `${"1".repeat(1999)}0`).points).toBe(9.99);
});

test("half a hundredth rounds upward, exactly where float64 would not", () => {
  expect(hundredths(fraction(1005, 1000))).toBe(101);
  expect(Math.round(1.005 * 100)).toBe(100);
  expect(hundredths(fraction(1004999, 1_000_000))).toBe(100);
});

test("what lateness took and what is left make what was earned", () => {
  const policy = policyOf(`tasks: { relu: { points: 10 } }\n${ON_DUE}grace: 2h\nlate: { perDay: 10%, most: 50% }`);
  const attempt = { student: "ali", submitted: after(DAY + DAY / 2), results: [results("02-xo/relu", "110")] };
  expect(score(policy, attempt, suiteOf({ "02-xo/relu": 3 }))).toMatchObject({
    points: 5.33,
    lateTook: 1.34,
    max: 10,
    lateness: { due: "2026-10-01T00:00:00.000Z", by: DAY + DAY / 2 - 7_200_000, keep: 0.8 },
  });
});

test.each([
  ["", 0, 1],
  ["", 1, 0.9],
  ["", DAY, 0.9],
  ["", DAY + 1, 0.8],
  ["", 9 * DAY, 0.5],
  ["grace: 1d", DAY, 1],
  ["grace: 1d", DAY + 1, 0.9],
  ["extensions: { ali: 2d }", 2 * DAY, 1],
  ["extensions: { ali: 2d }\ngrace: 1d", 3 * DAY + 1, 0.9],
  ["extensions: { ali: 2026-10-03T00:00:00Z }", 2 * DAY, 1],
  ["extensions: { sara: 2d }", 2 * DAY, 0.8],
])("%j: %d ms after the due date keep %d", (rules, late, kept) => {
  const policy = policyOf(`tasks: relu\n${ON_DUE}late: { perDay: 10%, most: 50% }\n${rules}`);
  const attempt = { student: "ali", submitted: after(late), results: [] };
  expect(score(policy, attempt, suiteOf({})).lateness.keep).toBe(kept);
});

test("a table counts from beyond each row; never is a table, too", () => {
  const kept = (late: string, by: number) => {
    const attempt = { student: "ali", submitted: after(by), results: [] };
    return score(policyOf(`tasks: relu\n${ON_DUE}late: ${late}`), attempt, suiteOf({})).lateness.keep;
  };
  const table = "[{ after: 1d, keep: 0.9 }, { after: 3d, keep: 0 }]";
  expect([1, DAY, DAY + 1, 3 * DAY, 3 * DAY + 1].map((by) => kept(table, by))).toEqual([1, 1, 0.9, 0.9, 0]);
  expect([0, 1].map((by) => kept("never", by))).toEqual([1, 0]);
  expect([5 * DAY, 5 * DAY + 1].map((by) => kept("{ neverAfter: 5d }", by))).toEqual([1, 0]);
});

test("a student may be called like a member of every object", () => {
  const policy = policyOf(`tasks: relu\n${ON_DUE}late: never`);
  const attempt = { student: "constructor", submitted: after(1), results: [] };
  expect(score(policy, attempt, suiteOf({})).lateness.keep).toBe(0);
});

test("where the time is not known nothing is taken, and the score says so", () => {
  const attempt = { student: "ali", submitted: null, results: [] };
  expect(score(policyOf(`tasks: relu\n${ON_DUE}late: never`), attempt, suiteOf({})).lateness).toMatchObject({
    by: null,
    keep: 1,
  });
});

test("a date that is none is refused", () => {
  const attempt = { student: "ali", submitted: new Date("soon"), results: [] };
  expect(() => score(policyOf(""), attempt, suiteOf({}))).toThrow(RangeError);
});

const share = fc.integer({ min: 0, max: 100 }).map((n) => n / 100);
const time = fc.integer({ min: 0, max: 20 * DAY });
const table = fc
  .tuple(fc.uniqueArray(time, { maxLength: 5 }), fc.array(share, { minLength: 5, maxLength: 5 }))
  .map(([times, shares]): Late => {
    const falling = shares.toSorted((a, b) => b - a);
    return { table: times.toSorted((a, b) => a - b).map((row, i) => ({ after: row, keep: falling[i]! })) };
  });
const curve = fc.record({ perDay: share, most: share, neverAfter: fc.option(time, { nil: undefined }) });
const lateRule: fc.Arbitrary<Late> = fc.oneof(table, curve);
const check = <T extends unknown[]>(values: { [K in keyof T]: fc.Arbitrary<T[K]> }, law: (...drawn: T) => void) =>
  fc.assert(
    fc.property(fc.tuple(...values), (drawn) => void law(...(drawn as unknown as T))),
    { seed: 1397 },
  );

test("what lateness leaves is within 0 and 1 and never rises with time", () => {
  check([lateRule, time, time], (rule: Late, a: number, b: number) => {
    const [early, late] = [keep(rule, Math.min(a, b)), keep(rule, Math.max(a, b))].map(toNumber);
    expect(early).toBeGreaterThanOrEqual(late!);
    expect(late).toBeGreaterThanOrEqual(0);
    expect(early).toBeLessThanOrEqual(1);
  });
});

const amount = fc.integer({ min: 0, max: 3000 }).map((n) => n / 100);
const marks = fc.array(fc.constantFrom("0", "1"), { minLength: 1, maxLength: 7 }).map((all) => all.join(""));
const task = fc.record({ points: amount, weight: amount, marks, given: fc.integer({ min: 0, max: 3 }) });
type Drawn = { points: number; weight: number; marks: string; given: number };
const IDS = ["02-xo/relu", "02-xo/stack", "02-xo/votes"];
const some = fc.array(task, { minLength: 3, maxLength: 3 });

/** A score of three tasks as they were drawn, handed in so long after the due date. */
function scoreOf(drawn: Drawn[], rule: Late, late: number, given: Extension = { extra: 0 }) {
  const base = policyOf(`${ON_DUE}tasks: [relu, stack, votes]`);
  const own = base.tasks.map((held, i) => ({ ...held, points: drawn[i]!.points, weight: drawn[i]!.weight }));
  const policy = { ...base, tasks: own, late: rule, extensions: { ali: given } };
  const named = <T>(value: (each: Drawn) => T) => Object.fromEntries(drawn.map((each, i) => [IDS[i]!, value(each)]));
  const suite = { ...suiteOf(named((each) => each.marks.length)), starter: named((each) => each.given) };
  const all = drawn.map((each, i) => results(IDS[i]!, each.marks));
  return score(policy, { student: "ali", submitted: after(late), results: all }, suite);
}

const cents = (points: number) => Math.round(points * 100);

test("every score is within 0 and its maximum, full only where every test passes in time, and parts make the total", () => {
  check([some, lateRule, time], (drawn: Drawn[], rule: Late, late: number) => {
    const held = scoreOf(drawn, rule, late);
    for (const [i, { points, max }] of held.tasks.entries()) {
      expect(points).toBeGreaterThanOrEqual(0);
      expect(points).toBeLessThanOrEqual(max);
      const whole = !drawn[i]!.marks.includes("0") && held.lateness.keep === 1;
      expect(points === max).toBe(whole || max === 0);
    }
    for (const key of ["points", "max", "lateTook"] as const)
      expect(held.tasks.reduce((sum, each) => sum + cents(each[key]), 0)).toBe(cents(held[key]));
  });
});

test("an extension never lowers a score, and lateness never raises one", () => {
  check([some, lateRule, time, time], (drawn: Drawn[], rule: Late, late: number, extra: number) => {
    const plain = scoreOf(drawn, rule, late).points;
    for (const given of [{ extra }, { until: after(extra).toISOString() }])
      expect(scoreOf(drawn, rule, late, given).points).toBeGreaterThanOrEqual(plain);
    expect(scoreOf(drawn, rule, late + extra).points).toBeLessThanOrEqual(plain);
  });
});

test("one more test that passes never lowers a score", () => {
  check([some, lateRule, time], (drawn: Drawn[], rule: Late, late: number) => {
    const better = drawn.map((each) => ({ ...each, marks: each.marks.replace("0", "1") }));
    expect(scoreOf(better, rule, late).points).toBeGreaterThanOrEqual(scoreOf(drawn, rule, late).points);
  });
});

test("a part is never above its whole, whatever rounds", () => {
  check([fc.nat(100_000), fc.nat(1000)], (worth: number, part: number) => {
    const whole = hundredths(fraction(worth, 10_000));
    const held = partOf(fraction(worth, 10_000), fraction(part, 1000));
    expect(held).toBeLessThanOrEqual(whole);
    expect(held === whole).toBe(part === 1000 || whole === 0);
  });
});

test("the same attempt has the same score, to the byte, in whatever order its results come", () => {
  const attempt = (all: TaskResult[]) => ({ student: "ali", submitted: after(DAY), results: all });
  const all = [results("02-xo/relu", "101"), results("02-xo/stack", "110")];
  const policy = policyOf(`tasks: [stack, relu]\n${ON_DUE}late: { perDay: 3.33% }`);
  const of = (held: TaskResult[]) =>
    JSON.stringify(score(policy, attempt(held), suiteOf({ "02-xo/relu": 3, "02-xo/stack": 3 })));
  expect(of(all)).toBe(of(all.toReversed()));
});
