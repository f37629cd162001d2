import { findTask } from "../course/find.ts";
import { loadHints } from "../course/hints.ts";
import type { Run } from "./command.ts";
import { Problem } from "../text/problem.ts";

export const run: Run = async ([asked], options, { root, lang }) => {
  const { id } = findTask(asked!);
  const hints = loadHints(root, id)[lang];
  const rung = Number(options.rung);
  const text = hints[rung - 1];
  if (text === undefined) {
    throw new Problem({
      en: `--rung is "${options.rung}"; ${id} has rungs 1 to ${hints.length}`,
      fa: `--rung برابر «${options.rung}» است؛ ${id} پله‌های 1 تا ${hints.length} دارد`,
    });
  }
  return { holds: true, data: { id, rung, of: hints.length, text }, words: text };
};
