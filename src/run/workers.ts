import type { Kind } from "../../course.ts";
import { startWorker, type Worker } from "./worker.ts";

/** Workers for many runs: one of each kind is kept warm, so that nobody waits for a process to start. */
export interface Workers {
  /** A worker that no lesson has used. */
  fresh(kind: Kind): Worker;
  /** A worker that trusted code may have used before. Give it back with `giveBack`. */
  any(kind: Kind): Worker;
  giveBack(kind: Kind, worker: Worker): void;
  stop(): void;
}

export function makeWorkers(root: string): Workers {
  const all = new Set<Worker>();
  const warm: Record<Kind, Worker[]> = { array: [], tensor: [] };
  const used: Record<Kind, Worker[]> = { array: [], tensor: [] };
  const start = (kind: Kind) => {
    const worker = startWorker(root, kind);
    all.add(worker);
    return worker;
  };
  const next = (shelf: Worker[]) => {
    for (let worker = shelf.pop(); worker; worker = shelf.pop()) if (worker.usable()) return worker;
    return undefined;
  };
  return {
    fresh(kind) {
      const worker = next(warm[kind]) ?? start(kind);
      warm[kind].push(start(kind));
      return worker;
    },
    any: (kind) => next(used[kind]) ?? start(kind),
    giveBack(kind, worker) {
      if (worker.usable()) used[kind].push(worker);
    },
    stop() {
      for (const worker of all) worker.stop();
    },
  };
}
