import type { Task } from "../../course.ts";
import { CompileError, type Bundle } from "./bundle.ts";
import { placeOf } from "./place.ts";
import type { TestResult, ThrownError } from "./protocol.ts";
import type { Failure, FailureKind, Verdict } from "./verdict.ts";
import type { Outcome, Worker } from "./worker.ts";

/** Milliseconds after which a task that has not ended is stopped. */
const TIMEOUT = { array: 5_000, tensor: 60_000 };

/** Runs the tests of a task, as `script` bundles them with a lesson, in `worker`. */
export async function judge(root: string, task: Task, worker: Worker, script: () => Promise<Bundle>): Promise<Verdict> {
  const start = performance.now();
  const since = () => Math.round(performance.now() - start);
  let bundle: Bundle;
  try {
    bundle = await script();
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    const failure: Failure = { test: "", kind: "syntax", message: error.message, at: error.at };
    return { id: task.id, passed: 0, total: 0, failures: [failure], output: "", ms: since() };
  }
  const outcome = await worker.run(bundle.code, TIMEOUT[task.kind]);
  const explain = (test: TestResult) => explained(test, bundle.map, root);
  return { id: task.id, ...summary(outcome, explain), output: outcome.output, ms: since() };
}

function summary(
  outcome: Outcome,
  explain: (test: TestResult) => Failure,
): Pick<Verdict, "passed" | "total" | "failures"> {
  if (outcome.end === "done") {
    const failed = outcome.tests.filter(({ error }) => error);
    const total = outcome.tests.length;
    return { passed: total - failed.length, total, failures: failed.map(explain) };
  }
  const failure: Failure =
    outcome.end === "broken"
      ? { ...explain({ name: "", error: outcome.error }), kind: "import" }
      : { test: outcome.during ?? "", kind: outcome.end, message: outcome.end === "exit" ? outcome.how : "" };
  return { passed: 0, total: 0, failures: [failure] };
}

function explained({ name, error, call }: TestResult, map: string, root: string): Failure {
  const { message, stack, difference } = error!;
  return { test: name, kind: kindOf(error!), message, difference, call, at: placeOf(stack, map, root) };
}

function kindOf({ name, difference, assertion }: ThrownError): FailureKind {
  if (difference) return difference.kind;
  if (name === "NotImplemented") return "not-implemented";
  return assertion ? "assertion" : "error";
}
