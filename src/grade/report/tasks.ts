import type { Grade, TaskGrade } from "../grade.ts";
import { meanOf } from "./distribution.ts";

/** How a class did in one task. */
export interface TaskReport {
  id: string;
  max: number;
  /** How many handed in a file for it, and how many of those pass every test. */
  submitted: number;
  done: number;
  /** Points that a student lost on average, lateness not counted; what was not handed in is lost, too. */
  lost: number;
  /** The tests that the fewest pass of those who handed it in, at most three. */
  hardest: { name: string; passed: number }[];
}

const HARDEST = 3;

/** In the order of the policy's tasks, which every grade has. */
export function taskReports(grades: Grade[]): TaskReport[] {
  return (grades[0]?.tasks ?? []).map(({ id }, i) =>
    taskReport(
      id,
      grades.map(({ tasks }) => tasks[i]!),
    ),
  );
}

function taskReport(id: string, all: TaskGrade[]): TaskReport {
  const handed = all.filter(({ submitted }) => submitted);
  return {
    id,
    max: all[0]!.max,
    submitted: handed.length,
    done: handed.filter(({ passed, total }) => passed === total).length,
    lost: meanOf(all.map(({ max, points, lateTook }) => max - points - lateTook)),
    hardest: hardestOf(handed),
  };
}

function hardestOf(handed: TaskGrade[]): TaskReport["hardest"] {
  const names = (handed[0]?.checks ?? []).map(({ name }) => name);
  return names
    .map((name, i) => ({ name, passed: handed.filter(({ checks }) => checks[i]?.passed).length }))
    .filter(({ passed }) => passed < handed.length)
    .toSorted((a, b) => a.passed - b.passed)
    .slice(0, HARDEST);
}
