import type { Task } from "../../course.ts";
import { bundle, makeBundler, type Bundler } from "../run/bundle.ts";
import { diagnose } from "../run/diagnose.ts";
import { judge } from "../run/judge.ts";
import { isDone, type Verdict } from "../run/verdict.ts";
import type { Worker } from "../run/worker.ts";
import type { Workers } from "../run/workers.ts";
import { withVerdict } from "./progress.ts";
import type { Store } from "./store.ts";

/** Judges learners' files as they change and keeps what is done. */
export interface Judging {
  /** The task in hand; a newer save stops an older run. */
  current(): Promise<void>;
  /** A task that is not in hand: what was done may break again. */
  other(task: Task): Promise<void>;
  /** Nothing that still runs is kept or shown. */
  stop(): Promise<void>;
}

export function makeJudging(root: string, workers: Workers, store: Store): Judging {
  let running: Worker | undefined;
  let stopped = false;
  let inHand: { id: string; bundler: Bundler } | undefined;

  /** The bundle of the task in hand, which is made again at every save. */
  const script = async (id: string) => {
    if (inHand?.id !== id) {
      await inHand?.bundler.dispose();
      inHand = { id, bundler: await makeBundler(root, id, "exercises") };
    }
    return inHand.bundler.bundle();
  };

  const outcome = (verdict: Verdict) => withVerdict(root, store.state().progress, verdict);

  return {
    async current() {
      running?.stop();
      const { task } = store.state();
      const worker = workers.fresh(task.kind);
      running = worker;
      store.update({ running: true });
      const superseded = () => running !== worker || stopped;
      const verdict = await judge(root, task, worker, () => script(task.id)).catch((error: unknown) => {
        if (!superseded()) throw error;
        return undefined;
      });
      worker.stop();
      if (!verdict || superseded()) return;
      store.keep(outcome(verdict), { verdict, running: false });
      workers.warm(task.kind);
      const explained = await diagnose(root, task, verdict, workers);
      if (!superseded() && explained !== verdict) store.update({ verdict: explained });
    },

    async other(task) {
      const worker = workers.fresh(task.kind);
      const verdict = await judge(root, task, worker, () => bundle(root, task.id, "exercises"));
      worker.stop();
      if (stopped) return;
      const broke = store.state().progress.done[task.id] !== undefined && !isDone(verdict);
      const notice = { en: `${task.id} fails again`, fa: `${task.id} دوباره رد می‌شود` };
      store.keep(outcome(verdict), broke ? { notice } : {});
    },

    async stop() {
      stopped = true;
      await inHand?.bundler.dispose();
    },
  };
}
