import type { Class } from "../grade.ts";
import type { ClassOptions } from "./class-options.ts";
import { csv, type Cell } from "./csv.ts";
import { linesOf, type Line } from "./roster.ts";

const HEAD = ["student", "name", "email", "submitted", "outcome", "points", "max", "lost to lateness"];

/** One row for each student, one column for each task: the table that fits no system and all. */
export function gradesCsv(held: Class, { roster, lang }: Pick<ClassOptions, "roster" | "lang">): string {
  const ids = held.policy.tasks.map(({ id }) => id);
  const row = (line: Line): Cell[] => {
    const { student, name, email, grade, points } = line;
    const scored = points === null ? null : grade;
    const task = (id: string) => taskPoints(line, id);
    return [
      ...[student, name, email, grade?.submitted ?? null, grade?.outcome ?? "missing"],
      ...[points, scored?.max ?? null, scored?.lateTook ?? null],
      ...ids.map(task),
      grade?.why?.[lang] ?? null,
    ];
  };
  return csv([[...HEAD, ...ids, "why"], ...linesOf(held, roster).map(row)], { excel: true });
}

function taskPoints({ grade, points }: Line, id: string): number | null {
  if (points === null || grade === null) return null;
  return grade.outcome === "refused" ? 0 : (grade.tasks.find((task) => task.id === id)?.points ?? null);
}
