import type { Failure } from "../run/verdict.ts";
import type { Text } from "../text/lang.ts";
import type { Remark } from "./intake/submission.ts";
import type { Lateness } from "./policy/deadline.ts";
import type { Policy } from "./policy/policy.ts";
import type { Isolation } from "./sandbox/cages.ts";

/**
 * `refused`: the work could not be read, by its own fault; no points. `ungradable`: the grader failed; the attempt does
 * not count and there is no score.
 */
export type Outcome = "graded" | "refused" | "ungradable";

/**
 * What became of one submission. Plain data without times and places of the run: the same submission, tests and policy
 * give the same bytes.
 */
export interface Grade {
  /** The student's id in the system that the submission comes from. */
  student: string;
  name: string | null;
  /** The folder or archive, as named on the command line and below. */
  source: string;
  /** ISO 8601; null where it is not known. */
  submitted: string | null;
  outcome: Outcome;
  /** Why it was not graded. */
  why: Text | null;
  /** What was left aside of the submission. */
  remarks: Remark[];
  points: number;
  max: number;
  /** Points that lateness took. */
  lateTook: number;
  lateness: Lateness | null;
  /** In course order, every task of the policy. None unless it was graded. */
  tasks: TaskGrade[];
  isolation: Isolation;
  /** SHA-256 of all that decides on the results. */
  key: string;
}

export interface TaskGrade {
  id: string;
  points: number;
  max: number;
  lateTook: number;
  passed: number;
  total: number;
  /** Whether a file for it was handed in. */
  submitted: boolean;
  checks: Check[];
}

/** One test of a task on one submission. */
export interface Check {
  name: string;
  passed: boolean;
  /** Why not. Where a known mistake gives the same wrong answer, it is named as the cause. */
  failure?: Failure;
}

/** All grades of one run, for the outputs. */
export interface Class {
  policy: Policy;
  /** The names of each task's tests. */
  tests: Record<string, string[]>;
  /** In the order of the students' ids. */
  grades: Grade[];
}
