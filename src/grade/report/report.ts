import type { Text } from "../../text/lang.ts";
import type { Class, Grade } from "../grade.ts";
import type { Roster } from "../outputs/roster.ts";
import type { Policy } from "../policy/policy.ts";
import type { Similarity } from "../similarity/similar.ts";
import { mistakesOf, type Mistake } from "./mistakes.ts";
import { distributionOf, type Distribution } from "./distribution.ts";
import { stuckIn, type Stuck } from "./stuck.ts";
import { taskReports, type TaskReport } from "./tasks.ts";
import { warningsOf, type Warnings } from "./warnings.ts";

/** What an instructor wants to know of a class. Plain data: the same grades give the same bytes. */
export interface ClassReport {
  /** In the order of their ids. */
  students: { id: string; name: string | null }[];
  graded: number;
  /** Graded without a sandbox around the student's code. */
  unguarded: number;
  /** Of those who were graded; null where nobody was. */
  points: Distribution | null;
  /** In course order. */
  tasks: TaskReport[];
  /** The most common first; those of one student alone are left out. */
  mistakes: Mistake[];
  stuck: Stuck[];
  refused: Told[];
  ungradable: Told[];
  /** The latest first. */
  late: Late[];
  similar: Similarity;
  warnings: Warnings;
}

/** A student, and why. */
export interface Told {
  student: string;
  why: Text | null;
}

export interface Late {
  student: string;
  /** Milliseconds after due date and grace. */
  by: number;
  /** Points. */
  took: number;
}

/** `roster`: the class list under the ids of the submissions, where there is one. */
export function classReport(held: Class, similar: Similarity, roster?: Roster): ClassReport {
  const { grades, policy } = held;
  const graded = grades.filter(({ outcome }) => outcome === "graded");
  return {
    students: grades.map(({ student, name }) => ({ id: student, name })),
    graded: graded.length,
    unguarded: graded.filter(({ isolation }) => isolation === "none").length,
    points: distributionOf(graded),
    tasks: taskReports(graded),
    mistakes: mistakesOf(graded),
    stuck: stuckIn(graded),
    refused: told(grades, "refused"),
    ungradable: told(grades, "ungradable"),
    late: graded.flatMap(lateOf).toSorted((a, b) => b.by - a.by),
    similar: within(policy, similar),
    warnings: warningsOf(held, roster),
  };
}

/** What is told of tasks, of those that count; that two students are alike is told whatever they handed in. */
function within({ tasks }: Policy, { pairs, tasks: tellable, unread }: Similarity): Similarity {
  const ids = new Set(tasks.map(({ id }) => id));
  return { pairs, tasks: tellable.filter(({ id }) => ids.has(id)), unread: unread.filter(({ task }) => ids.has(task)) };
}

function told(grades: Grade[], wanted: Grade["outcome"]): Told[] {
  return grades.filter(({ outcome }) => outcome === wanted).map(({ student, why }) => ({ student, why }));
}

function lateOf({ student, lateness, lateTook }: Grade): Late[] {
  return lateness?.by ? [{ student, by: lateness.by, took: lateTook }] : [];
}
