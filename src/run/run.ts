import { availableParallelism } from "node:os";
import type { Task } from "../../course.ts";
import type { Tree } from "../course/mirrors.ts";
import { bundle } from "./bundle.ts";
import { diagnose } from "./diagnose.ts";
import { judge } from "./judge.ts";
import type { Verdict } from "./verdict.ts";
import type { Workers } from "./workers.ts";

/** Judges several tasks of one tree, each in a process that no other task has touched; verdicts in the order asked. */
export async function runTasks(root: string, tasks: Task[], tree: Tree, workers: Workers): Promise<Verdict[]> {
  return inParallel(tasks, async (task) => {
    const worker = workers.fresh(task.kind);
    const verdict = await judge(root, task, worker, () => bundle(root, task.id, tree));
    worker.stop();
    return diagnose(root, task, verdict, workers);
  });
}

/** `map` with as many at once as there are cores; the results keep the order of `items`. */
export async function inParallel<T, R>(items: T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const lane = async () => {
    for (const [i, item] of queue) results[i] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), items.length) }, lane));
  return results;
}
