import { tasks } from "../../../course.ts";
import { judgeMutants, withCauses, type Judged } from "../../run/diagnose.ts";
import { failureOf, isFailed } from "../../run/failure.ts";
import type { Failure } from "../../run/verdict.ts";
import { makeWorkers, type Workers } from "../../run/workers.ts";
import type { Check } from "../grade.ts";
import type { TaskResult } from "../worker/protocol.ts";

/** The checks of one task, explained; what is kept of a submission's results. */
export interface TaskOutcome {
  id: string;
  checks: Check[];
}

/** Turns results into checks: each failure in the words of the learn loop, with the known mistake that it looks like. */
export class Explainer {
  private readonly root: string;
  private readonly workers: Workers;
  private readonly suspects = new Map<string, Promise<Judged[]>>();

  constructor(root: string) {
    this.root = root;
    this.workers = makeWorkers(root);
  }

  async explain({ id, tests }: TaskResult): Promise<TaskOutcome> {
    // The stack leads through the grader's own code.
    const failures = tests.filter(isFailed).map((result) => ({ ...failureOf(result), stack: undefined }));
    const told = failures.some(isWrong) ? withCauses(failures, await this.suspectsOf(id)) : failures;
    const byTest = new Map(told.map((failure) => [failure.test, writable(failure)]));
    return { id, checks: tests.map(({ name }) => checkOf(name, byTest.get(name))) };
  }

  stop(): void {
    this.workers.stop();
  }

  private suspectsOf(id: string): Promise<Judged[]> {
    const known = this.suspects.get(id);
    if (known) return known;
    const task = tasks.find((each) => each.id === id)!;
    const judging = judgeMutants(this.root, task, this.workers);
    this.suspects.set(id, judging);
    return judging;
  }
}

/** The same with numbers that JSON has no word for by their names, so that it can be written and read again. */
function writable<T>(value: T): T {
  if (typeof value === "number" && !Number.isFinite(value)) return String(value) as T;
  if (Array.isArray(value)) return value.map(writable) as T;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, writable(part)])) as T;
}

function checkOf(name: string, failure?: Failure): Check {
  return failure ? { name, passed: false, failure } : { name, passed: true };
}

/** A wrong answer, and not one that is missing. */
function isWrong({ kind }: Failure): boolean {
  return kind === "value" || kind === "shape" || kind === "assertion" || kind === "error";
}
