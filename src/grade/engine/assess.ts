import type { Grade, TaskGrade } from "../grade.ts";
import type { Isolation } from "../sandbox/cages.ts";
import type { Submission } from "../intake/submission.ts";
import { score, type Suite } from "../policy/score.ts";
import type { Policy } from "../policy/policy.ts";
import type { Text } from "../../text/lang.ts";
import type { TaskOutcome } from "./outcome.ts";

/** What a submission's checks are worth. */
export interface Assessor {
  policy: Policy;
  suite: Suite;
  isolation: Isolation;
}

/** The grade of a submission whose tests ran. `outcomes`: one for each task of the policy. */
export function assess(
  submission: Submission,
  outcomes: TaskOutcome[],
  key: string,
  { policy, suite, isolation }: Assessor,
): Grade {
  // prettier-ignore
  const { student, submitted } = submission;
  const results = outcomes.map(({ id, checks }) => ({ id, tests: checks.map(({ name, failure }) => ({ name, error: failure })) })); // prettier-ignore
  const scored = score(policy, { student, submitted: submitted === null ? null : new Date(submitted), results }, suite);
  if (!scored.complete) return without(submission, key, { policy, suite, isolation }, "ungradable", INCOMPLETE);
  const checksOf = new Map(outcomes.map(({ id, checks }) => [id, checks]));
  const tasks = scored.tasks.map(({ id, points, max, lateTook, passed, total }): TaskGrade => ({
    ...{ id, points, max, lateTook, passed, total },
    submitted: submission.lessons[id] !== undefined,
    checks: checksOf.get(id)!,
  }));
  const { points, max, lateTook, lateness } = scored;
  return { ...about(submission), outcome: "graded", why: null, points, max, lateTook, lateness, tasks, isolation, key };
}

/** The grade of a submission whose tests did not run: `refused` has no points, `ungradable` no score. */
export function without(
  submission: Submission,
  key: string,
  { policy, suite, isolation }: Assessor,
  outcome: "refused" | "ungradable",
  why: Text,
): Grade {
  const { max } = score(policy, { student: submission.student, submitted: null, results: [] }, suite);
  const nothing = { points: 0, max, lateTook: 0, lateness: null, tasks: [] };
  return { ...about(submission), outcome, why, ...nothing, isolation, key };
}

function about({ student, name, source, submitted, remarks }: Submission) {
  return { student, name, source, submitted, remarks };
}

const INCOMPLETE: Text = {
  en: "some tests gave no result; this is the grader's fault and counts as no attempt: grade again",
  fa: "بعضی آزمون‌ها نتیجه‌ای ندادند؛ این خطای نمره‌دهنده است و تلاش به حساب نمی‌آید: دوباره نمره دهید",
};
