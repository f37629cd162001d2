import type { TestResult } from "../../run/protocol.ts";

/** What a worker is started for. */
export interface Setting {
  root: string;
  /** The tasks whose tests it runs, in this order. */
  tasks: string[];
  /** Whether submissions are shut in. Without, they can do whatever the grader's user can. */
  sandbox: boolean;
  /** Milliseconds after which a task's tests are ended. */
  patience: number;
  /** Which of the workers that run side by side it is, from 0. */
  slot: number;
}

/** Lessons of one submission: their TypeScript by id, what was not handed in as the stub. */
export interface Paper {
  id: string;
  lessons: Record<string, string>;
  /** Those of the worker's tasks that are to be graded. */
  tasks: string[];
}

/** The tests of one task on one submission. */
export interface TaskResult {
  id: string;
  tests: TestResult[];
}

export type Order = { prepare: Setting } | { grade: Paper };

export type Report = { ready: { tests: Record<string, string[]> } } | { graded: { id: string; tasks: TaskResult[] } };
