import type { Text } from "../../text/lang.ts";
import type { Check, Grade, Outcome, TaskGrade } from "../grade.ts";
import type { Remark } from "../intake/submission.ts";
import type { Lateness } from "../policy/deadline.ts";
import { levelOf, type Level } from "../policy/feedback.ts";
import { isShown } from "../policy/hidden.ts";
import type { Policy } from "../policy/policy.ts";
import { readable } from "./readable.ts";
import { failureView, type FailureView } from "./redact.ts";

/** What a grade comes to, as its student may see it. Texts of the submission are safe to stand on one line. */
export interface Totals {
  student: string;
  name: string | null;
  submitted: string | null;
  outcome: Outcome;
  /** Why it was not graded; not in the grader's own words where it was the grader's fault. */
  why: Text | null;
  remarks: Remark[];
  /** Null where it is ungradable: there is no score. */
  points: number | null;
  max: number;
  lateTook: number;
  lateness: Lateness | null;
  tasks: TaskTotals[];
}

export interface TaskTotals {
  id: string;
  /** Points, passed and total count hidden checks, too. */
  points: number;
  max: number;
  /** Of what is missing from `max`, what lateness took. */
  lateTook: number;
  passed: number;
  total: number;
  submitted: boolean;
  /** How many checks are not shown. */
  hidden: number;
}

/** A grade as its student may see it, check by check. */
export interface StudentView extends Totals {
  tasks: TaskView[];
}

export interface TaskView extends TaskTotals {
  /** Those that are shown. */
  checks: CheckView[];
}

export interface CheckView {
  name: string;
  passed: boolean;
  level: Level;
  /** Absent where it passed, and where no more may be told than that it failed. */
  failure?: FailureView;
}

const GRADERS_FAULT: Text = {
  en: "the grader could not grade this attempt; the fault is not in your work, and the attempt does not count",
  fa: "سامانهٔ تصحیح نتوانست این نوبت را تصحیح کند؛ ایراد از کار شما نیست و این نوبت حساب نمی‌شود",
};

/** What the student may see of a grade at that time. */
export function viewFor(grade: Grade, policy: Policy, at: Date): StudentView {
  const totals = totalsFor(grade, policy, at);
  const tasks = totals.tasks.map((task, i) => ({ ...task, checks: checksOf(grade.tasks[i]!, policy, at) }));
  return { ...totals, tasks };
}

/** The same without what became of each check, where that is not needed. */
export function totalsFor(grade: Grade, policy: Policy, at: Date): Totals {
  const { student, name, submitted, outcome, why, remarks, points, max, lateTook, lateness, tasks } = grade;
  const ungradable = outcome === "ungradable";
  return {
    student,
    name: name === null ? null : readable(name),
    submitted,
    outcome,
    why: ungradable ? GRADERS_FAULT : why && readableText(why),
    remarks: remarks.map(({ path, text }) => ({ path: readable(path), text: readableText(text) })),
    points: ungradable ? null : points,
    ...{ max, lateTook, lateness },
    tasks: ungradable ? [] : tasks.map((task) => taskTotals(task, policy, at)),
  };
}

function readableText({ en, fa }: Text): Text {
  return { en: readable(en, 600), fa: readable(fa, 600) };
}

function taskTotals({ checks, ...task }: TaskGrade, policy: Policy, at: Date): TaskTotals {
  const { id, points, max, lateTook, passed, total, submitted } = task;
  const hidden = checks.filter(({ name }) => !isShown(policy, id, name, at)).length;
  return { id, points, max, lateTook, passed, total, submitted, hidden };
}

function checksOf({ id, checks }: TaskGrade, policy: Policy, at: Date): CheckView[] {
  const shown = checks.filter(({ name }) => isShown(policy, id, name, at));
  return shown.map((check) => checkView(check, levelOf(policy, id, check.name)));
}

function checkView({ name, passed, failure }: Check, level: Level): CheckView {
  const told = passed || !failure ? undefined : failureView(failure, level);
  return { name: readable(name), passed, level, ...(told && { failure: told }) };
}
