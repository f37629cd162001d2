import type { Class, Grade } from "../grade.ts";

/** What the course's system knows of a student beside the id. */
export interface Enrolled {
  name: string | null;
  email: string | null;
  /** Further ids, by the name of the column that the system's own export gives them: `SIS Login ID`, `Section`. */
  columns: Record<string, string>;
}

/** By student id. */
export type Roster = ReadonlyMap<string, Enrolled>;

/** A student of the class, with or without a submission. */
export interface Line extends Enrolled {
  student: string;
  /** Null where nothing was handed in. */
  grade: Grade | null;
  /** Null where there is no score: nothing was handed in, or it is ungradable. */
  points: number | null;
}

/** Everyone who handed something in or is on the roster, in the order of their ids. */
export function linesOf({ grades }: Class, roster: Roster = new Map()): Line[] {
  const present = new Set(grades.map(({ student }) => student));
  const missing = [...roster.keys()].filter((student) => !present.has(student));
  const all = [
    ...grades.map((grade) => lineOf(grade.student, grade, roster)),
    ...missing.map((student) => lineOf(student, null, roster)),
  ];
  return all.toSorted((a, b) => (a.student < b.student ? -1 : Number(a.student > b.student)));
}

function lineOf(student: string, grade: Grade | null, roster: Roster): Line {
  const enrolled = roster.get(student) ?? { name: null, email: null, columns: {} };
  const points = grade === null || grade.outcome === "ungradable" ? null : grade.points;
  return { ...enrolled, name: enrolled.name ?? grade?.name ?? null, student, grade, points };
}
