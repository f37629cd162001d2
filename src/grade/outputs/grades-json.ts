import type { Class } from "../grade.ts";

/** Everything about a class, for instructors: JSON in pieces, one line for each student. */
export function* gradesJson({ policy, tests, grades }: Class): Generator<string> {
  yield `{"policy":${JSON.stringify(policy)},\n"tests":${JSON.stringify(tests)},\n"grades":[\n`;
  for (const [i, grade] of grades.entries()) yield `${i > 0 ? ",\n" : ""}${JSON.stringify(grade, named)}`;
  yield "\n]}\n";
}

/** Numbers that JSON has no sign for, by name. */
function named(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return `${value}`;
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}
