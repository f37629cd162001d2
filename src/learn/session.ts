import { tasks, type Task } from "../../course.ts";
import type { Lang } from "../text/lang.ts";
import { asProblem } from "../text/problem.ts";
import { makeWorkers } from "../run/workers.ts";
import { makeJudging } from "./judging.ts";
import { keyActions, listActions } from "./keys.ts";
import { fingerprint } from "./progress.ts";
import { makeStore, type Show } from "./store.ts";
import { watchExercises } from "./watch.ts";

/** The learn loop without its terminal: files and keys go in, states come out. */
export interface Session {
  /** A key by readline's name of it. Resolves with false when it asks to leave. */
  press(key: string): Promise<boolean>;
  close(): Promise<void>;
}

/** Starts watching and judging. `show` is called with every new state. */
export async function startSession(root: string, lang: Lang, show: Show): Promise<Session> {
  const workers = makeWorkers(root);
  const store = makeStore(root, lang, show);
  const judging = makeJudging(root, workers, store);

  const changed = async (id: string) => {
    const task = tasks.find((task) => task.id === id);
    if (task === store.state().task) await judging.current();
    else if (task) await judging.other(task);
  };
  const tell = (error: unknown) => store.update({ notice: asProblem(error).text });
  const watcher = watchExercises(root, (id) => void changed(id).catch(tell));
  const open = async (task: Task) => {
    store.turnTo(task);
    watcher.lookAt(task.id);
    await judging.current();
  };
  const keys = keyActions(store, { root, open, changed });
  const inList = listActions(store, { root, open, changed });

  watcher.lookAt(store.state().task.id);
  judging.current().catch(tell);
  for (const task of changedWhileAway(root, store.state().progress.done)) judging.other(task).catch(tell);

  return {
    async press(key) {
      if (key === "q") return false;
      const { panel, task } = store.state();
      try {
        if (panel === "list") await (inList[key] ?? (() => store.update({ panel: "none", chosen: task })))();
        else if (panel === "reset" && key !== "r") store.update({ panel: "none" });
        else await keys[key]?.();
      } catch (error) {
        tell(error);
      }
      return true;
    },
    async close() {
      await judging.stop();
      await watcher.close();
      workers.stop();
    },
  };
}

/** Done tasks whose file is no longer the one that did them. */
function changedWhileAway(root: string, done: Record<string, { file: string }>): Task[] {
  return tasks.filter(({ id }) => done[id] && done[id].file !== fingerprint(root, id));
}
