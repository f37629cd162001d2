import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../../text/problem.ts";
import { PRIVATE, writeWhole } from "../outputs/files.ts";

/** What one call of `grade` was asked for; kept beside its results, so that `--resume` needs no more than the folder. */
export interface Job {
  /** Submissions, absolute. */
  paths: string[];
  /** The policy file, absolute; null: everything counts as the course has it. */
  policy: string | null;
  roster: string | null;
  /** How the submissions are laid out; null: found out by looking. */
  layout: string | null;
  /** Zone of times that an export writes without one. */
  zone: string | null;
  formats: string[];
  /** What the column of the grade book is called. */
  item: string;
  /** The file with the secret of the drawn inputs, absolute; null: the one in the folder of the run. */
  secret: string | null;
  sandbox: boolean;
  /** Where grade-workers are asked, without the password; null: the tests run here. */
  queue: string | null;
}

const fileOf = (out: string) => join(out, "job.json");

export async function writeJob(out: string, job: Job): Promise<void> {
  await writeWhole(fileOf(out), `${JSON.stringify(job, null, 2)}\n`, PRIVATE);
}

/** Throws a Problem where no run was begun in that folder. */
export function readJob(out: string): Job {
  if (existsSync(fileOf(out))) return JSON.parse(readFileSync(fileOf(out), "utf8")) as Job;
  throw new Problem({
    en: `--resume: no grading was begun in ${out}; name the submissions, or the folder of the run with --out`,
    fa: `--resume: در ${out} نمره‌دهی آغاز نشده است؛ مسیر تحویل‌ها را بدهید یا پوشهٔ آن اجرا را با --out نام ببرید`,
  });
}
