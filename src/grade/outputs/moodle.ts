import { taskWords, totalWords } from "../feedback/totals.ts";
import { totalsFor } from "../feedback/view.ts";
import type { Class, Grade } from "../grade.ts";
import type { ClassOptions } from "./class-options.ts";
import { csv, type Cell } from "./csv.ts";
import { linesOf, type Line } from "./roster.ts";

/**
 * A CSV for Moodle's grade import (https://docs.moodle.org/405/en/Grade_import), its columns named as Moodle's own export
 * names them. Moodle gives a row without an id to the student of the row before it: a column of ids that has a gap is left
 * out, and so is a student without an id.
 */
export function moodle(held: Class, options: ClassOptions): string {
  const { roster, item } = options;
  const lines = linesOf(held, roster).filter((line) => isKnown(idNumber(line)));
  const emails = lines.every(({ email }) => isKnown(email));
  const row = (line: Line): Cell[] => [
    idNumber(line),
    ...(emails ? [line.email] : []),
    ...[line.points, line.grade ? feedbackOf(line.grade, held, options) : null],
  ];
  const head = ["ID number", ...(emails ? ["Email address"] : []), `${item} (Real)`, `${item} (Feedback)`];
  return csv([head, ...lines.map(row)], { excel: true });
}

function idNumber({ student, columns }: Line): string {
  return columns["ID number"] ?? student;
}

/** PHP's `empty`, too, is true of 0. */
function isKnown(id: string | null): boolean {
  return id !== null && !["", "0"].includes(id.trim());
}

function feedbackOf(grade: Grade, { policy }: Class, { lang, at }: ClassOptions): string {
  const totals = totalsFor(grade, policy, at);
  const tasks = totals.tasks.map((task) => `${task.id}: ${taskWords(task, lang).join(", ")}`);
  return [...totalWords(totals, lang), ...tasks].join(" | ");
}
