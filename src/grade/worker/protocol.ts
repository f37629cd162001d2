import type { Isolation } from "../sandbox/cages.ts";
import type { TestResult } from "../../run/protocol.ts";

/** What a worker is started for. */
export interface Setting {
  root: string;
  /** The tasks whose tests it runs, in this order. */
  tasks: string[];
  isolation: Isolation;
  /** For each of the tasks. */
  limits: Record<string, TaskLimits>;
  /** Seconds for one submission; the tests that are left then fail. */
  patience: number;
}

/** What the tests of one task may take. */
export interface TaskLimits {
  /** Seconds of processor time. */
  cpu: number;
  /** Seconds of the clock. */
  wall: number;
  /** Bytes that the process holding the lessons may write to. */
  memory: number;
}

/** Lessons of one submission: their TypeScript by id, what was not handed in as the stub. */
export interface Paper {
  id: string;
  lessons: Record<string, string>;
  /** Those of the worker's tasks that are to be graded. */
  tasks: string[];
  /** What the inputs of drawn tests are drawn from, by task. */
  seeds: Record<string, number[]>;
}

/** The tests of one task on one submission. */
export interface TaskResult {
  id: string;
  tests: TestResult[];
}

/** Of several processes side by side. */
export interface Seat {
  /** Which one it is, from 0. */
  slot: number;
  /** Whether it keeps to one core. */
  pinned: boolean;
}

export type Order = { prepare: Setting & Seat } | { grade: Paper };

export type Report =
  | { ready: { tests: Record<string, string[]> } }
  | { failed: { why: string } }
  | { graded: { id: string; tasks: TaskResult[]; /** Bytes that the process holds. */ memory: number } };
