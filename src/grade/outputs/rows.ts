import type { FailureKind } from "../../run/verdict.ts";
import type { Lang } from "../../text/lang.ts";
import type { TaskView } from "../feedback/view.ts";
import { checkWords, pictureWords } from "../feedback/words.ts";

/** A check as the outputs list it. */
export interface Row {
  name: string;
  passed: boolean;
  /** Where it may be told. */
  kind?: FailureKind;
  /** Why it failed, a line for each fact. */
  lines: string[];
  /** For a font whose letters are all as wide. */
  picture: string[];
}

/** What was made of a task before: each of a student's files lists the same rows. */
const made: Record<Lang, WeakMap<TaskView, Row[]>> = { en: new WeakMap(), fa: new WeakMap() };

/** The checks that are shown, then one row for all that are not: a whole task has to be seen to add up. */
export function rowsOf(task: TaskView, lang: Lang): Row[] {
  const rows = made[lang].get(task) ?? makeRows(task, lang);
  made[lang].set(task, rows);
  return rows;
}

function makeRows(task: TaskView, lang: Lang): Row[] {
  const shown = task.checks.map((check) => ({
    name: check.name,
    passed: check.passed,
    ...(check.failure && { kind: check.failure.kind }),
    lines: checkWords(check, lang),
    picture: pictureWords(check, lang),
  }));
  return task.hidden > 0 ? [...shown, hiddenRow(task, lang)] : shown;
}

function hiddenRow({ checks, hidden, passed }: TaskView, lang: Lang): Row {
  const passing = passed - checks.filter((check) => check.passed).length;
  const name = { en: `tests that are not shown: ${hidden}`, fa: `آزمون‌هایی که نشان داده نمی‌شوند: ${hidden}` };
  const said = { en: `${passing} of ${hidden} pass`, fa: `از ${hidden} آزمون، ${passing} تا پذیرفته شد` };
  return { name: name[lang], passed: passing === hidden, lines: [said[lang]], picture: [] };
}
