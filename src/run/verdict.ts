import type { Cell, Difference } from "../../kit/compare.ts";
import type { Mutant } from "../course/mutants.ts";

/** Why a test, or a whole task, did not pass. */
export type FailureKind =
  /** The stub's own error: nothing is written yet. */
  | "not-implemented"
  /** The answer has another shape, or other numbers. */
  | "shape"
  | "value"
  /** An assertion other than a comparison of numbers. */
  | "assertion"
  /** The lesson threw. */
  | "error"
  /** The file could not be compiled, or threw while it was imported. */
  | "syntax"
  | "import"
  /** The process was stopped: too slow, or it ended itself. */
  | "timeout"
  | "exit";

/** A place in the learner's file (or the test), 1-based. */
export interface Place {
  file: string;
  line: number;
  column: number;
  text?: string;
}

/** The call whose answer was wrong. Arguments too large or too strange to show are named by their shape. */
export interface Call {
  name: string;
  args: unknown[];
}

export interface Failure {
  test: string;
  kind: FailureKind;
  message: string;
  difference?: Difference;
  call?: Call;
  at?: Place;
  cause?: Mutant;
}

/** What one run of a task's tests says. `passed === total` and no failure: the task is done. */
export interface Verdict {
  id: string;
  passed: number;
  total: number;
  failures: Failure[];
  /** What the code printed, cut after 4,000 characters. */
  output: string;
  ms: number;
}

export function isDone({ failures, total, passed }: Verdict): boolean {
  return failures.length === 0 && total > 0 && passed === total;
}

export type { Cell, Difference };
