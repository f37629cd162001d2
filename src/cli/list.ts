import { tasks, type Task } from "../../course.ts";
import { listWords } from "../learn/list.ts";
import { loadProgress } from "../learn/progress.ts";
import type { Run } from "./command.ts";
import { Problem } from "../text/problem.ts";

export const run: Run = async (_args, options, { root, lang, colour }) => {
  const { progress } = loadProgress(root);
  const stateOf = ({ id }: Task) => (progress.done[id] ? "done" : id === progress.current ? "current" : "pending");
  const { track, tag, slide, state } = options as Record<string, string | undefined>;
  const shown = tasks
    .filter(({ id }) => !track || id.startsWith(track))
    .filter(({ tags }) => !tag || tags.includes(tag))
    .filter((task) => !slide || speaksOf(task, slide))
    .filter((task) => !state || stateOf(task) === state);
  const data = shown.map((task) => ({ ...task, state: stateOf(task) }));
  const none = { en: "no task fits these filters", fa: "با این شرط‌ها تمرینی پیدا نشد" }[lang];
  return { holds: true, data: { tasks: data }, words: listWords(progress, lang, colour, shown) || none };
};

/** `002` is a whole deck, `002:570` a line of its text. Throws a Problem for anything else. */
function speaksOf({ deck, lines: [first, last] }: Task, slide: string): boolean {
  const [, wanted, line] = slide.match(/^(\d{3})(?::(\d+))?$/) ?? [];
  if (!wanted) {
    throw new Problem({
      en: `--slide is "${slide}"; it is a deck and perhaps a line, such as 002 or 002:570`,
      fa: `--slide برابر «${slide}» است؛ باید شمارهٔ مجموعه و شاید سطر باشد، مانند 002 یا 002:570`,
    });
  }
  return deck === wanted && (line === undefined || (first <= +line && +line <= last));
}
