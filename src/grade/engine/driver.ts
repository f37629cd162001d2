import type { Paper, TaskResult } from "../worker/protocol.ts";

/** Results of all tasks that were asked for; or the grader's own fault, which says nothing about the submission. */
export type Marked = { tasks: TaskResult[] } | { fault: string };

/** Something that runs the tests: processes of this machine, or of others through a queue. */
export interface Driver {
  /** How many papers it works on at a time. */
  width: number;
  /** Rejects only where no further paper can be graded. */
  grade(paper: Paper): Promise<Marked>;
  /** What is under way is dropped, and nothing further is begun. */
  stop(): Promise<void>;
}
