import { mkdtemp, readFile, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Lang } from "../../../text/lang.ts";
import { Problem } from "../../../text/problem.ts";
import { grade } from "../../grading.ts";
import type { Grade } from "../../grade.ts";
import type { Isolation } from "../../sandbox/cages.ts";
import { openSubmissions } from "../../intake/intake.ts";
import type { Submission } from "../../intake/submission.ts";
import { folders } from "../../outputs/folders.ts";
import { writeOutputs } from "../../outputs/outputs.ts";
import { deadline } from "../../policy/deadline.ts";
import { loadPolicy } from "../../policy/load.ts";
import type { Policy } from "../../policy/policy.ts";
import { noSecret } from "../words.ts";
import { readAbout, type About, type System } from "./about.ts";
import { resultWith } from "./result.ts";

/** One submission, where a system has put it. */
export interface Attempt {
  root: string;
  system: System;
  /** The student's files: a folder or an archive. */
  work: string;
  /** The file in which the system says whose they are. */
  about?: string;
  /** The file with it. */
  policy: string;
  /** The file with the secret of the drawn inputs. */
  secret: string;
  isolation: Isolation;
  lang: Lang;
}

/** Grades it. Resolves to the grade and to the text that the system wants for a result. */
export async function gradeAttempt(attempt: Attempt): Promise<{ grade: Grade; result: string }> {
  const { root, system, work, secret, isolation, lang } = attempt;
  // A secret made here would be another one for every submission.
  if (!existsSync(secret)) throw new Problem(noSecret(secret), { secret });
  const { about, policy } = mostTime(readAbout(system, attempt.about), attempt.policy);
  const { submissions } = await openSubmissions([work], { layout: "one" });
  const out = await mkdtemp(join(tmpdir(), "tamrin-attempt-"));
  try {
    const told = asTold(submissions(), about);
    const held = await grade({ root, out, policy, submissions: told, isolation, secret, workers: 1 });
    await writeOutputs(out, held, { formats: [system, "markdown"], lang, at: new Date(), item: "Tamrin" });
    const [only] = held.grades as [Grade];
    const file = (name: string) => join(out, "students", folders([only.student]).get(only.student)!, name);
    const [result, feedback] = await Promise.all([`${system}.json`, "feedback.md"].map((name) => readFile(file(name), "utf8"))); // prettier-ignore
    return { grade: only, result: resultWith(system, result!, isolation, feedback!, lang) };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** A group is graded as the member with the most time, of equals as the first. */
function mostTime(members: About[], file: string): { about: About; policy: Policy } {
  const each = members.map((about) => ({ about, policy: loadPolicy(file, about.due) }));
  const end = ({ about, policy }: (typeof each)[number]) => deadline(policy, about.student) ?? Infinity;
  return each.reduce((best, member) => (end(member) > end(best) ? member : best));
}

/** The same work under the name and at the time that the system says. */
async function* asTold(submissions: AsyncIterable<Submission>, about: About): AsyncIterable<Submission> {
  const { student, name, submitted } = about;
  for await (const submission of submissions) yield { ...submission, student, name, submitted };
}
