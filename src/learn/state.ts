import { tasks, type Task } from "../../course.ts";
import type { Lang, Text } from "../text/lang.ts";
import type { Verdict } from "../run/verdict.ts";
import type { Progress } from "./progress.ts";

/** What stands below the verdict. */
export type Panel = "none" | "hint" | "solution" | "list" | "reset";

/** All that the screen of the learn loop shows. */
export interface State {
  lang: Lang;
  progress: Progress;
  task: Task;
  verdict?: Verdict;
  running: boolean;
  panel: Panel;
  /** The task under the cursor of the list. */
  chosen: Task;
  /** How many rungs of help are shown. */
  rungs: number;
  notice?: Text;
}

export function isTaskDone({ progress, task }: State): boolean {
  return progress.done[task.id] !== undefined;
}

/** How many tasks are done, of how many. */
export function tally({ done }: Progress): [done: number, total: number] {
  return [tasks.filter(({ id }) => done[id]).length, tasks.length];
}

/** Another task in hand: its verdict is yet to come. */
export function turnTo(state: State, task: Task): State {
  const progress = { ...state.progress, current: task.id };
  return { ...state, task, chosen: task, progress, verdict: undefined, panel: "none", rungs: 0, notice: undefined };
}

/** The cursor of the list moved by `step` tasks, stopping at the ends. */
export function moveChoice(state: State, step: number): State {
  const at = tasks.indexOf(state.chosen) + step;
  return { ...state, chosen: tasks[Math.min(Math.max(at, 0), tasks.length - 1)]! };
}
