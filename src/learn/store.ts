import { tasks, type Task } from "../../course.ts";
import type { Lang } from "../text/lang.ts";
import { loadLesson, type Lesson } from "./lesson.ts";
import { damagedWords, loadProgress, saveProgress, type Progress } from "./progress.ts";
import { turnTo, type State } from "./state.ts";

/** The one place where the loop's state is kept; every change is shown. */
export interface Store {
  state(): State;
  lesson(): Lesson;
  update(change: Partial<State>): void;
  /** Like `update`, and writes the progress file. */
  keep(progress: Progress, change?: Partial<State>): void;
  /** Takes another task in hand. */
  turnTo(task: Task): void;
}

export type Show = (state: State, lesson: Lesson) => void;

export function makeStore(root: string, lang: Lang, show: Show): Store {
  const { progress, keptAs } = loadProgress(root);
  const task = tasks.find(({ id }) => id === progress.current)!;
  let lesson = loadLesson(root, task.id);
  let state: State = {
    lang,
    progress,
    task,
    chosen: task,
    running: false,
    panel: "none",
    rungs: 0,
    notice: keptAs ? damagedWords(keptAs) : undefined,
  };
  const update = (change: Partial<State>) => {
    state = { ...state, ...change };
    show(state, lesson);
  };
  return {
    state: () => state,
    lesson: () => lesson,
    update,
    keep(progress, change) {
      // Shown first: nobody waits for the disk.
      update({ ...change, progress });
      saveProgress(root, progress);
    },
    turnTo(next) {
      state = turnTo(state, next);
      lesson = loadLesson(root, next.id);
      saveProgress(root, state.progress);
    },
  };
}
