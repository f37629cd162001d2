import { fraction, multiply, ZERO, type Fraction } from "../../numbers/fraction.ts";
import { lateness, type Lateness } from "./deadline.ts";
import { decimal } from "./late.ts";
import type { Policy, TaskPolicy } from "./policy.ts";
import { hundredths, partOf } from "./rounding.ts";

/** One student's work. */
export interface Attempt {
  student: string;
  /** When it was handed in; null where that is not known. */
  submitted: Date | null;
  results: Ran[];
}

/** The tests of one task; those with an error did not pass. */
export interface Ran {
  id: string;
  tests: { name: string; error?: unknown }[];
}

/** What the tests are, whoever is graded. */
export interface Suite {
  /** The names of each task's tests, as they run on the course's own solution. */
  tests: Record<string, string[]>;
  /** How many of them pass on what students start from: those give no points. */
  starter?: Record<string, number>;
}

/**
 * All points are exact until they are rounded once, task by task, to hundredths (half upward; less than the whole never
 * to the whole). Totals are sums of the rounded numbers.
 */
export interface Score {
  student: string;
  tasks: TaskScore[];
  points: number;
  max: number;
  /** Points that lateness took. */
  lateTook: number;
  lateness: Lateness;
  /** Every test of every task has a result: otherwise this is no grade yet. */
  complete: boolean;
}

export interface TaskScore {
  id: string;
  points: number;
  max: number;
  lateTook: number;
  passed: number;
  total: number;
  complete: boolean;
}

/** The score of an attempt. Tasks of the policy without results have no points. Throws RangeError for a date that is none. */
export function score(policy: Policy, { student, submitted, results }: Attempt, suite: Suite): Score {
  const { exact: keep, ...late } = lateness(policy, student, submitted);
  const tasks = policy.tasks.map((task) => taskScore(task, count(task.id, results, suite), keep));
  const sum = (key: "points" | "max" | "lateTook") => tasks.reduce((total, task) => total + task[key], 0) / 100;
  return {
    student,
    tasks: tasks.map(inPoints),
    points: sum("points"),
    max: sum("max"),
    lateTook: sum("lateTook"),
    lateness: late,
    complete: tasks.every(({ complete }) => complete),
  };
}

interface Count {
  passed: number;
  total: number;
  /** How many pass on what students start from. */
  given: number;
  complete: boolean;
}

/** A test passes where it has a result, and none with an error. */
function count(id: string, results: Ran[], { tests, starter }: Suite): Count {
  const names = tests[id] ?? [];
  const held = results.filter((result) => result.id === id).flatMap((result) => result.tests);
  const found = names.map((name) => held.filter((test) => test.name === name));
  return {
    passed: found.filter((same) => same.length > 0 && same.every(({ error }) => !error)).length,
    total: names.length,
    given: starter?.[id] ?? 0,
    complete: names.length > 0 && found.every((same) => same.length > 0),
  };
}

/** In hundredths of a point. */
function taskScore({ id, points, weight, ...rules }: TaskPolicy, counted: Count, keep: Fraction): TaskScore {
  const worth = multiply(decimal(points), decimal(weight));
  const share = earned(rules, counted);
  const before = partOf(worth, share);
  const after = partOf(worth, multiply(share, keep));
  const { passed, total, complete } = counted;
  return { id, points: after, max: hundredths(worth), lateTook: before - after, passed, total, complete };
}

/** From 0 to 1: what starters are given is 0, every test is 1, and each test between counts alike. */
function earned({ partial, minimum }: Pick<TaskPolicy, "partial" | "minimum">, counted: Count): Fraction {
  const { passed, total, given } = counted;
  if (total === 0) return ZERO;
  if (passed === total) return fraction(1);
  if (partial === "all-or-nothing" || passed < minimum || passed <= given) return ZERO;
  return fraction(passed - given, total - given);
}

function inPoints({ points, max, lateTook, ...rest }: TaskScore): TaskScore {
  return { ...rest, points: points / 100, max: max / 100, lateTook: lateTook / 100 };
}
