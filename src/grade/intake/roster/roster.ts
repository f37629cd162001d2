import { plain } from "../box/names.ts";

/** A student of the class, whether or not anything was handed in. */
export interface Enrolled {
  id: string;
  name: string | null;
  email: string | null;
  /** Its row as it stands in the file, by column: what an LMS wants back. */
  row: Record<string, string>;
  /** All that an export may call the student by. */
  keys: string[];
}

/** The class as the LMS lists it. */
export class Roster {
  /** Of the file, in its order. */
  readonly columns: string[];
  /** In the file's order. */
  readonly students: Enrolled[];
  private readonly byKey: Map<string, Enrolled>;
  private readonly byName: Map<string, Enrolled | undefined>;

  constructor(columns: string[], students: Enrolled[]) {
    this.columns = columns;
    this.students = students;
    this.byKey = new Map(students.flatMap((one) => one.keys.map((key) => [folded(key), one])));
    this.byName = new Map();
    for (const one of students)
      if (one.name) this.byName.set(folded(one.name), this.byName.has(folded(one.name)) ? undefined : one);
  }

  /** By any id of the roster; else by a full name that only one student has. */
  find(student: string, name: string | null = null): Enrolled | undefined {
    return this.byKey.get(folded(student)) ?? (name ? this.byName.get(folded(name)) : undefined);
  }

  /** Those of whom there is no submission, in the file's order. */
  missing(submissions: Iterable<{ student: string; name: string | null }>): Enrolled[] {
    const there = new Set<Enrolled | undefined>();
    for (const { student, name } of submissions) there.add(this.find(student, name));
    return this.students.filter((one) => !there.has(one));
  }
}

/** Ids and names as they are compared: systems differ in case. */
export function folded(text: string): string {
  return plain(text).toLowerCase();
}
