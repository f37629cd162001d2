import type { Task } from "../../course.ts";
import type { Text } from "../text/lang.ts";
import { mirrors } from "../course/mirrors.ts";
import { openInEditor } from "./editor.ts";
import { firstPending } from "./progress.ts";
import { reset, undo } from "./reset.ts";
import { isTaskDone, moveChoice } from "./state.ts";
import type { Store } from "./store.ts";

/** What a key may set in motion besides a change of the screen. */
export interface Effects {
  root: string;
  /** Takes another task in hand and judges it. */
  open(task: Task): Promise<void>;
  /** Judges a task whose file was written by the tool itself. */
  changed(id: string): Promise<void>;
}

/** What each key does, by readline's name of it. */
export function keyActions(store: Store, { root, open, changed }: Effects): Record<string, () => unknown> {
  const restored = async ({ id, kept }: { id: string; kept: string }) => {
    const notice = { en: `your version is kept in ${kept}`, fa: `نسخهٔ شما در ${kept} نگه داشته شد` };
    store.update({ panel: "none", notice });
    await changed(id);
  };
  return {
    n: () => open(firstPending(store.state().progress, store.state().task.id)),
    h() {
      const { rungs, lang } = store.state();
      store.update({ panel: "hint", rungs: Math.min(rungs + 1, store.lesson().hints[lang].length) });
    },
    s: () => store.update(isTaskDone(store.state()) ? { panel: "solution" } : { notice: SOLUTION_LATER }),
    l: () => store.update({ panel: "list", chosen: store.state().task }),
    async e() {
      const fault = await openInEditor(mirrors(root, store.state().task.id).exercises, process.env);
      store.update({ notice: fault === undefined ? undefined : noEditor(fault, store.lesson().file) });
    },
    async r() {
      const { panel, task } = store.state();
      if (panel === "reset") await restored({ id: task.id, kept: reset(root, task.id) });
      else store.update({ panel: "reset" });
    },
    u: () => restored(undo(root)),
    g: () => store.update({ lang: store.state().lang === "en" ? "fa" : "en" }),
  };
}

/** The same while the list is open. */
export function listActions(store: Store, { open }: Effects): Record<string, () => unknown> {
  const up = () => store.update(moveChoice(store.state(), -1));
  const down = () => store.update(moveChoice(store.state(), 1));
  return { up, k: up, down, j: down, return: () => open(store.state().chosen) };
}

const SOLUTION_LATER: Text = {
  en: 'the solution opens when the task is done; h gives a hint ("tamrin solution ID --anyway" shows it regardless)',
  fa: "پاسخ پس از انجام تمرین باز می‌شود؛ h راهنمایی می‌دهد (tamrin solution ID --anyway در هر حال نشان می‌دهد)",
};

function noEditor(fault: string, file: string): Text {
  return {
    en: `no editor could be started (${fault}); set EDITOR, or open ${file} yourself`,
    fa: `ویرایشگری باز نشد (${fault})؛ متغیر EDITOR را تنظیم کنید یا ${file} را خودتان باز کنید`,
  };
}
