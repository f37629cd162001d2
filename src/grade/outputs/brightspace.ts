import type { Class } from "../grade.ts";
import type { ClassOptions } from "./class-options.ts";
import { csv, type Cell } from "./csv.ts";
import { linesOf } from "./roster.ts";

/**
 * A CSV for the grade import of Brightspace (https://community.d2l.com/brightspace/kb/articles/3538-importing-grades). As
 * in its own exports (https://kb.wisc.edu/page.php?id=4330), a `#` before an id keeps leading zeros through a spreadsheet,
 * and one ends each row; ids of a roster that it exported have theirs already. There are no names in it, and so no mark
 * for Excel before the first column's.
 */
export function brightspace(held: Class, { roster, item }: Pick<ClassOptions, "roster" | "item">): string {
  const rows = linesOf(held, roster).map(({ student, columns, points }): Cell[] => [
    `#${(columns.OrgDefinedId ?? student).replace(/^#/, "")}`,
    points,
    "#",
  ]);
  return csv([["OrgDefinedId", `${item} Points Grade`, "End-of-Line Indicator"], ...rows], { excel: false });
}
