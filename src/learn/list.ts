import pc from "picocolors";
import { course, tasks, type Task } from "../../course.ts";
import { titled } from "../text/bidi.ts";
import type { Lang } from "../text/lang.ts";
import type { Progress } from "./progress.ts";

/** The tasks by track with their state: `✓` done, `▸` in hand, `·` to do. */
export function listWords(progress: Progress, lang: Lang, colour: boolean, only: Task[] = tasks): string {
  const paint = pc.createColors(colour);
  return course
    .map((track) => ({ ...track, tasks: track.tasks.filter((task) => only.includes(task)) }))
    .filter(({ tasks }) => tasks.length > 0)
    .map(({ title, tasks }) => [
      paint.bold(titled(title[lang], lang)),
      ...tasks.map((task) => row(task, progress, lang, colour)),
    ])
    .map((lines) => lines.join("\n"))
    .join("\n");
}

/** The list to choose from: the track of the chosen task is open, the others show how much of them is done. */
export function chooser(progress: Progress, chosen: Task, lang: Lang, colour: boolean): string {
  const paint = pc.createColors(colour);
  const lines = course.flatMap((track) => {
    const done = track.tasks.filter(({ id }) => progress.done[id]).length;
    const head = `${paint.bold(titled(track.title[lang], lang))} ${paint.dim(`${done}/${track.tasks.length}`)}`;
    if (!track.tasks.includes(chosen)) return [head];
    const rows = track.tasks.map((task) => {
      const text = row(task, progress, lang, colour);
      return task === chosen ? paint.inverse(text) : text;
    });
    return [head, ...rows];
  });
  const help = {
    en: "↑ ↓ choose, Enter opens, any other key goes back",
    fa: "با ↑ ↓ برگزینید و Enter بزنید؛ کلید دیگر: بازگشت",
  };
  return [...lines, "", paint.dim(help[lang])].join("\n");
}

function row({ id, title }: Task, progress: Progress, lang: Lang, colour: boolean): string {
  const paint = pc.createColors(colour);
  const done = progress.done[id] !== undefined;
  const mark = done ? paint.green("✓") : id === progress.current ? paint.yellow("▸") : "·";
  return `  ${mark} ${id.padEnd(30)} ${titled(title[lang], lang)}`;
}
