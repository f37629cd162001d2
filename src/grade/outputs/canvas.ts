import { Problem } from "../../text/problem.ts";
import type { Class } from "../grade.ts";
import { maxOf } from "../policy/worth.ts";
import type { ClassOptions } from "./class-options.ts";
import { csv, type Cell } from "./csv.ts";
import { linesOf } from "./roster.ts";

/**
 * A CSV for "Import" in Canvas's gradebook, as its importer reads it
 * (https://github.com/instructure/canvas-lms/blob/master/lib/gradebook_importer.rb): five columns about the student, one
 * for the assignment, whose points stand in a row of their own. Without a roster's columns, a student is known by the SIS
 * id.
 */
export function canvas(held: Class, { roster, item }: Pick<ClassOptions, "roster" | "item">): string {
  if (READ_ONLY.test(item)) throw readOnly(item);
  const rows = linesOf(held, roster).map(({ student, name, columns, points }): Cell[] => [
    ...[nameOf(name), columns.ID ?? "", columns["SIS User ID"] ?? student],
    ...[columns["SIS Login ID"] ?? "", columns.Section ?? "", points],
  ]);
  const head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", item];
  const possible = ["    Points Possible", "", "", "", "", maxOf(held.policy)];
  return csv([head, possible, ...rows], { excel: true });
}

/** Canvas takes any row whose first cell contains these words for the row of the points: a student must not be one. */
function nameOf(name: string | null): string {
  return (name ?? "").replaceAll("Points Possible", "Points-Possible");
}

/** Columns that Canvas computes, and drops from an import without a word. */
const READ_ONLY = /(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)/;

function readOnly(item: string): Problem {
  return new Problem({
    en: `"${item}" is a column that Canvas computes and does not import; give the assignment another name`,
    fa: `«${item}» ستونی است که Canvas خود حساب می‌کند و وارد نمی‌کند؛ نام دیگری برای تکلیف بگذارید`,
  });
}
