import type { Class } from "../grade.ts";
import type { Enrolled as Listed, Roster as List } from "../intake/roster/roster.ts";
import type { Enrolled, Roster } from "./roster.ts";

/** The class list under the ids that the submissions have; students without a submission under the list's own. */
export function enrolledIn({ grades }: Class, list: List): Roster {
  const found = grades.flatMap(({ student, name }) => {
    const listed = list.find(student, name);
    return listed ? [[student, lineOf(listed)] as const] : [];
  });
  const missing = list.missing(grades).map((listed) => [listed.id, lineOf(listed)] as const);
  return new Map([...found, ...missing]);
}

function lineOf({ name, email, row }: Listed): Enrolled {
  return { name, email, columns: row };
}
