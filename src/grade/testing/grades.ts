/** Small grades for tests, the same at every call. */
import { compare } from "../../../kit/compare.ts";
import type { Failure } from "../../run/verdict.ts";
import type { Check, Class, Grade, TaskGrade } from "../grade.ts";
import { parsePolicy } from "../policy/load.ts";

export const WRONG: Failure = {
  test: "the maps are right",
  kind: "value",
  message: "at [0][1]: got 0.5, want -0.5 (tolerance 1e-12)",
  difference: compare([[0, 0.5], [1, 7]], [[0, -0.5], [1, 4]], 1e-12)!, // prettier-ignore
  call: { name: "convolve", args: [[[1, 2]], [[3]]] },
  cause: {
    name: "flipped-kernel",
    text: { en: "The kernel is turned.", fa: "هسته چرخیده است." },
    edits: [{ from: "kernel[a][b]", to: "kernel[b][a]" }],
  },
};

export function passing(name: string): Check {
  return { name, passed: true };
}

export function failing(name: string, failure: Partial<Failure> = {}): Check {
  return { name, passed: false, failure: { ...WRONG, ...failure, test: name } };
}

/** A task with these checks, each worth one of its points. */
export function taskGrade(id: string, checks: Check[], change: Partial<TaskGrade> = {}): TaskGrade {
  const passed = checks.filter((check) => check.passed).length;
  return {
    ...{ id, points: passed, max: checks.length, lateTook: 0 },
    ...{ passed, total: checks.length, submitted: true, checks },
    ...change,
  };
}

/** The grade of these tasks, in time; its totals are theirs. */
export function gradeOf(student: string, tasks: TaskGrade[], change: Partial<Grade> = {}): Grade {
  const sum = (key: "points" | "max" | "lateTook") => tasks.reduce((total, task) => total + task[key], 0);
  return {
    ...{ student, name: null, source: `work/${student}`, submitted: "2026-10-01T10:00:00Z" },
    ...{ outcome: "graded", why: null, remarks: [] },
    ...{ points: sum("points"), max: sum("max"), lateTook: sum("lateTook") },
    ...{ lateness: { due: null, by: 0, keep: 1 }, tasks, isolation: "bubblewrap", key: "0".repeat(64) },
    ...change,
  };
}

/** Grades under a policy of YAML. */
export function classOf(grades: Grade[], policy = ""): Class {
  const tests = Object.fromEntries(
    grades.flatMap(({ tasks }) => tasks.map(({ id, checks }) => [id, checks.map(({ name }) => name)])),
  );
  return { policy: parsePolicy(policy, "policy.yaml"), tests, grades };
}
