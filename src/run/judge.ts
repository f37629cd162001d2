import type { Task } from "../../course.ts";
import { CompileError, type Bundle } from "./bundle.ts";
import { failureOf, isFailed, type Traced } from "./failure.ts";
import { placeOf } from "./place.ts";
import type { Failure, Verdict } from "./verdict.ts";
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
  const failures = failuresOf(outcome);
  const placed = await withPlaces(failures, bundle, root);
  const total = outcome.end === "done" ? outcome.tests.length : 0;
  const passed = total === 0 ? 0 : total - failures.length;
  return { id: task.id, passed, total, failures: placed, output: outcome.output, ms: since() };
}

function failuresOf(outcome: Outcome): Traced[] {
  switch (outcome.end) {
    case "done":
      return outcome.tests.filter(isFailed).map(failureOf);
    case "broken":
      return [{ ...failureOf({ name: "", error: outcome.error }), kind: "import" }];
    case "exit":
      return [{ test: outcome.during ?? "", kind: "exit", message: outcome.how }];
    case "timeout":
      return [{ test: outcome.during ?? "", kind: "timeout", message: "" }];
  }
}

/** Finds the place of what was thrown; a wrong number is told by its index, and needs none. */
async function withPlaces(failures: Traced[], { map }: Bundle, root: string): Promise<Failure[]> {
  const lost = failures.some(({ stack, difference }) => stack && !difference);
  const sources = lost ? await map() : undefined;
  return failures.map(({ stack, ...failure }) =>
    sources && stack && !failure.difference ? { ...failure, at: placeOf(stack, sources, root) } : failure,
  );
}
