import type { Submission } from "../intake/submission.ts";
import type { Policy } from "../policy/policy.ts";
import { seedOf } from "../suite/seed.ts";
import type { Paper } from "../worker/protocol.ts";
import { digestOf, digestOfTexts } from "./digest.ts";

/** What submissions of one class are run with. */
export interface Course {
  policy: Policy;
  /** The shipped stubs by task id: what stands in for a lesson that was not handed in. */
  stubs: Record<string, string>;
  /** Known to nobody who is graded: the inputs of drawn tests come from it. */
  secret: string;
  /** Of the tests and the grader; see `suiteDigest`. */
  digest: string;
}

/** The work of one student, for whoever runs tests: of tasks whose stub was not touched nothing needs to be run. */
export function paperOf({ student, lessons }: Pick<Submission, "student" | "lessons">, course: Course): Paper {
  const { policy, stubs, secret } = course;
  const touched = ({ id }: { id: string }) => lessons[id] !== undefined && lessons[id] !== stubs[id];
  const tasks = policy.tasks.filter(touched).map(({ id }) => id);
  const seeds = Object.fromEntries(tasks.map((id) => [id, seedOf(secret, student, id)]));
  return { id: student, lessons: { ...stubs, ...lessons }, tasks, seeds };
}

/** The stubs as a paper: what students start from gives no points. */
export function starterPaper({ policy, stubs }: Course): Paper {
  return { id: "starter", lessons: stubs, tasks: policy.tasks.map(({ id }) => id), seeds: {} };
}

/** SHA-256 of all that decides on a paper's results. `settings`: how it is run, such as limits. */
export function keyOf({ lessons, tasks, seeds }: Paper, digest: string, settings: unknown): string {
  return digestOf({ lessons: digestOfTexts(lessons), tasks, seeds, digest, settings });
}
