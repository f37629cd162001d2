import { SAME, sameAnswer } from "../../run/diagnose.ts";
import type { Failure } from "../../run/verdict.ts";
import type { Text } from "../../text/lang.ts";
import type { Grade } from "../grade.ts";

/** What several students got wrong in the same way. */
export interface Mistake {
  task: string;
  /** The tests that show it. */
  tests: string[];
  /** Their ids, in order. */
  students: string[];
  /** The known mistake that gives the same wrong answers; null where none does. */
  known: { name: string; text: Text } | null;
  /** How it shows in the first student's work. */
  failure: Failure;
}

/** The most common first, then in course order. A task in which a student made a known mistake is explained by it. */
export function mistakesOf(grades: Grade[]): Mistake[] {
  const found = (grades[0]?.tasks ?? []).flatMap(({ id }, i) => {
    const failures = grades.flatMap(({ student, tasks }) =>
      tasks[i]!.submitted
        ? [{ student, failed: tasks[i]!.checks.flatMap(({ failure }) => (failure ? [failure] : [])) }]
        : [],
    );
    return [...knownIn(id, failures), ...unknownIn(id, failures)];
  });
  return found.filter(({ students }) => students.length > 1).toSorted((a, b) => b.students.length - a.students.length);
}

interface Failures {
  student: string;
  failed: Failure[];
}

function knownIn(task: string, all: Failures[]): Mistake[] {
  const mistakes = new Map<string, Mistake>();
  for (const { student, failed } of all) {
    for (const failure of failed) {
      if (!failure.cause) continue;
      const { name, text } = failure.cause;
      const mistake = mistakes.get(name) ?? { task, tests: [], students: [], known: { name, text }, failure };
      mistakes.set(name, mistake);
      note(mistake, student, failure.test);
    }
  }
  return [...mistakes.values()];
}

function unknownIn(task: string, all: Failures[]): Mistake[] {
  // By test, kind and first wrong number's place: a class has thousands of failures, and few in the same place.
  const places = new Map<string, Mistake[]>();
  for (const { student, failed } of all) {
    if (failed.some(({ cause }) => cause)) continue;
    for (const failure of failed) {
      if (failure.kind === "not-implemented") continue;
      const place = JSON.stringify([failure.test, failure.kind, failure.difference?.first.path]);
      const mistakes = places.get(place) ?? [];
      places.set(place, mistakes);
      const same = mistakes.find((mistake) => isNear(mistake.failure, failure) && sameAnswer(mistake.failure, failure));
      if (same) note(same, student, failure.test);
      else mistakes.push({ task, tests: [failure.test], students: [student], known: null, failure });
    }
  }
  return joined([...places.values()].flat());
}

/** False where the first wrong numbers tell already that the answers differ. */
function isNear(a: Failure, b: Failure): boolean {
  const x = a.difference?.first.got;
  const y = b.difference?.first.got;
  return !(typeof x === "number" && typeof y === "number" && Math.abs(x - y) > SAME);
}

function note({ students, tests }: Mistake, student: string, test: string): void {
  if (students.at(-1) !== student) students.push(student);
  if (!tests.includes(test)) tests.push(test);
}

/** One mistake shows in several tests: where the students are the same, it is taken for one. */
function joined(mistakes: Mistake[]): Mistake[] {
  const byStudents = new Map<string, Mistake>();
  for (const mistake of mistakes) {
    const key = JSON.stringify(mistake.students);
    const same = byStudents.get(key);
    if (same) same.tests.push(...mistake.tests.filter((test) => !same.tests.includes(test)));
    else byStudents.set(key, mistake);
  }
  return [...byStudents.values()];
}
