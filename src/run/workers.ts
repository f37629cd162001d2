import type { Kind } from "../../course.ts";
import { startWorker, type Worker } from "./worker.ts";

/** Worker processes for many runs. */
export interface Workers {
  /** A worker that no lesson has used; a warm one where there is one. */
  fresh(kind: Kind): Worker;
  /** Starts a worker ahead of time. Takes a few milliseconds: call it when nobody waits. */
  warm(kind: Kind): void;
  /** A worker that trusted code may have used before. Give it back with `giveBack`. */
  any(kind: Kind): Worker;
  giveBack(kind: Kind, worker: Worker): void;
  /** For good: a worker that is asked for later has ended already. */
  stop(): void;
}

export function makeWorkers(root: string): Workers {
  const all = new Set<Worker>();
  const warm: Record<Kind, Worker[]> = { array: [], tensor: [] };
  const used: Record<Kind, Worker[]> = { array: [], tensor: [] };
  let stopped = false;
  const start = (kind: Kind) => {
    const worker = startWorker(root, kind);
    if (stopped) worker.stop();
    all.add(worker);
    return worker;
  };
  const next = (shelf: Worker[]) => {
    for (let worker = shelf.pop(); worker; worker = shelf.pop()) if (worker.usable()) return worker;
    return undefined;
  };
  return {
    fresh: (kind) => next(warm[kind]) ?? start(kind),
    warm(kind) {
      if (!warm[kind].some((worker) => worker.usable())) warm[kind].push(start(kind));
    },
    any: (kind) => next(used[kind]) ?? start(kind),
    giveBack(kind, worker) {
      if (worker.usable()) used[kind].push(worker);
    },
    stop() {
      stopped = true;
      for (const worker of all) worker.stop();
    },
  };
}
