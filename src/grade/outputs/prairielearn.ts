import type { Lang } from "../../text/lang.ts";
import { remarkWords, taskWords, totalWords } from "../feedback/totals.ts";
import type { StudentView, TaskView } from "../feedback/view.ts";
import { rowsOf } from "./rows.ts";

/** Bytes that PrairieLearn accepts. */
export const LIMIT = 1_000_000;

/** Characters of each task's output, from all to none: the first that fits is taken. */
const CUTS = [Infinity, 5000, 1000, 200, 0];

/**
 * PrairieLearn's results.json (https://docs.prairielearn.com/externalGrading/#grading-results): `score` from 0 to 1, or
 * `gradable: false`, which takes no attempt from the student.
 */
export function prairielearn(view: StudentView, lang: Lang): string {
  const words = [...totalWords(view, lang), ...remarkWords(view, lang)].join("\n");
  if (view.points === null) return JSON.stringify({ gradable: false, format_errors: [words] });
  const about = { gradable: true, score: share(view.points, view.max), message: words };
  const outputs = view.tasks.map((task) => outputOf(task, lang));
  for (const most of CUTS) {
    const tests = view.tasks.map((task, i) => testOf(task, cut(outputs[i]!, most), lang));
    const text = JSON.stringify({ ...about, tests });
    if (Buffer.byteLength(text) <= LIMIT) return text;
  }
  return JSON.stringify(about);
}

function testOf(task: TaskView, output: string, lang: Lang): object {
  const { id, points, max } = task;
  return { name: id, points, max_points: max, message: taskWords(task, lang).join("\n"), output };
}

function outputOf(task: TaskView, lang: Lang): string {
  return rowsOf(task, lang)
    .flatMap(({ name, passed, lines, picture }) => [`${passed ? "✓" : "✗"} ${name}`, ...indent([...lines, ...picture])])
    .join("\n");
}

function indent(lines: string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/\p{Cs}$/u, "")}…`;
}

/** From 0 to 1; of nothing it is nothing. */
function share(points: number, max: number): number {
  return max > 0 ? Math.min(1, Math.max(0, points / max)) : 0;
}
