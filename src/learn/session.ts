import { tasks, type Task } from "../../course.ts";
import type { Lang, Text } from "../cli/lang.ts";
import { Problem } from "../cli/problem.ts";
import { mirrors } from "../course/mirrors.ts";
import { diagnose } from "../run/diagnose.ts";
import { judge } from "../run/judge.ts";
import { isDone, type Verdict } from "../run/verdict.ts";
import type { Worker } from "../run/worker.ts";
import { makeWorkers } from "../run/workers.ts";
import { openInEditor } from "./editor.ts";
import { loadLesson, type Lesson } from "./lesson.ts";
import { fingerprint, firstPending, judged, loadProgress, saveProgress } from "./progress.ts";
import { reset, undo } from "./reset.ts";
import { isTaskDone, moveChoice, turnTo, type State } from "./state.ts";
import { watchExercises } from "./watch.ts";

/** The learn loop without its terminal: files and keys go in, states come out. */
export interface Session {
  /** A key by readline's name of it. Resolves with false when it asks to leave. */
  press(key: string): Promise<boolean>;
  close(): Promise<void>;
}

/** Starts watching. `show` is called with every new state. */
export async function startSession(
  root: string,
  lang: Lang,
  show: (state: State, lesson: Lesson) => void,
): Promise<Session> {
  const workers = makeWorkers(root);
  const { progress, keptAs } = loadProgress(root);
  const current = tasks.find(({ id }) => id === progress.current)!;
  const damaged: Text = {
    en: `progress.yaml was damaged; it is kept as ${keptAs} and a fresh one is begun`,
    fa: `progress.yaml خراب بود؛ با نام ${keptAs} نگه داشته شد و فایل تازه‌ای آغاز شد`,
  };
  let state: State = {
    lang,
    progress,
    task: current,
    chosen: current,
    running: false,
    panel: "none",
    rungs: 0,
    notice: keptAs ? damaged : undefined,
  };
  let lesson = loadLesson(root, current.id);
  let running: Worker | undefined;

  const update = (change: Partial<State>) => {
    state = { ...state, ...change };
    show(state, lesson);
  };
  const watcher = watchExercises(root, (id) => void changed(id));

  /** Keeps the verdict's outcome in the progress file. */
  const remember = (verdict: Verdict) => {
    const today = new Date().toISOString().slice(0, 10);
    const next = judged(state.progress, verdict.id, isDone(verdict), fingerprint(root, verdict.id), today);
    saveProgress(root, next);
    return next;
  };

  /** Judges the task in hand; a newer save stops an older run. */
  const judgeCurrent = async () => {
    running?.stop();
    const worker = workers.fresh(state.task.kind);
    running = worker;
    update({ running: true });
    const verdict = await judge(root, state.task, "exercises", worker);
    worker.stop();
    if (running !== worker) return;
    update({ verdict, running: false, progress: remember(verdict) });
    const explained = await diagnose(root, state.task, verdict, workers);
    if (running === worker && explained !== verdict) update({ verdict: explained });
  };

  /** Judges a task that is not in hand: what was done may break again. */
  const judgeOther = async (task: Task) => {
    const worker = workers.fresh(task.kind);
    const verdict = await judge(root, task, "exercises", worker);
    worker.stop();
    const broke = state.progress.done[task.id] !== undefined && !isDone(verdict);
    const notice = broke ? { en: `${task.id} fails again`, fa: `${task.id} دوباره رد می‌شود` } : state.notice;
    update({ progress: remember(verdict), notice });
  };

  const changed = async (id: string) => {
    const task = tasks.find((task) => task.id === id);
    if (task === state.task) await judgeCurrent();
    else if (task) await judgeOther(task);
  };

  const open = async (task: Task) => {
    state = turnTo(state, task);
    lesson = loadLesson(root, task.id);
    saveProgress(root, state.progress);
    watcher.lookAt(task.id);
    await judgeCurrent();
  };

  const pressInList = async (key: string) => {
    if (key === "up" || key === "k") update(moveChoice(state, -1));
    else if (key === "down" || key === "j") update(moveChoice(state, 1));
    else if (key === "return") await open(state.chosen);
    else update({ panel: "none", chosen: state.task });
  };

  const restore = async (work: () => { id: string; kept: string }) => {
    const { id, kept } = work();
    const notice = { en: `your version is kept in ${kept}`, fa: `نسخهٔ شما در ${kept} نگه داشته شد` };
    update({ panel: "none", notice });
    await changed(id);
  };

  const edit = async () => {
    const path = mirrors(root, state.task.id).exercises;
    const fault = await openInEditor(path, process.env);
    const notice = {
      en: `no editor could be started (${fault}); set EDITOR, or open ${lesson.file} yourself`,
      fa: `ویرایشگری باز نشد (${fault})؛ متغیر EDITOR را تنظیم کنید یا ${lesson.file} را خودتان باز کنید`,
    };
    update({ notice: fault ? notice : undefined });
  };

  const actions: Record<string, () => unknown> = {
    n: () => open(firstPending(state.progress, state.task.id)),
    h: () => update({ panel: "hint", rungs: Math.min(state.rungs + 1, lesson.hints[state.lang].length) }),
    s: () => update(isTaskDone(state) ? { panel: "solution" } : { notice: SOLUTION_LATER }),
    l: () => update({ panel: "list", chosen: state.task }),
    e: edit,
    r: () =>
      state.panel === "reset"
        ? restore(() => ({ id: state.task.id, kept: reset(root, state.task.id) }))
        : update({ panel: "reset" }),
    u: () => restore(() => undo(root)),
    g: () => update({ lang: state.lang === "en" ? "fa" : "en" }),
  };

  watcher.lookAt(current.id);
  void judgeCurrent();
  for (const id of Object.keys(progress.done)) {
    const task = tasks.find((task) => task.id === id);
    if (task && task !== current && fingerprint(root, id) !== progress.done[id]!.file) void judgeOther(task);
  }

  return {
    async press(key) {
      if (key === "q") return false;
      if (state.panel === "list") await pressInList(key);
      else if (state.panel === "reset" && key !== "r") update({ panel: "none" });
      else {
        state = { ...state, notice: undefined };
        try {
          await (actions[key]?.() ?? update({}));
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          update({ notice: error.text });
        }
      }
      return true;
    },
    async close() {
      await watcher.close();
      workers.stop();
    },
  };
}

const SOLUTION_LATER: Text = {
  en: 'the solution opens when the task is done; h gives a hint ("tamrin solution ID --anyway" shows it regardless)',
  fa: "پاسخ پس از انجام تمرین باز می‌شود؛ h راهنمایی می‌دهد (tamrin solution ID --anyway در هر حال نشان می‌دهد)",
};
