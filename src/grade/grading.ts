import { availableParallelism } from "node:os";
import { join } from "node:path";
import { withLock } from "../../setup/lock.mjs";
import { loadStubs } from "../course/stubs.ts";
import { gradeClass } from "./engine/class.ts";
import { suiteDigest } from "./engine/digest.ts";
import type { Driver } from "./engine/driver.ts";
import { localDriver } from "./engine/local.ts";
import { madeSecret, namedSecret } from "./engine/secret.ts";
import { settingOf } from "./engine/settings.ts";
import { Results } from "./engine/results.ts";
import type { Class, Grade } from "./grade.ts";
import type { Isolation } from "./sandbox/cages.ts";
import type { Submission } from "./intake/submission.ts";
import type { Policy } from "./policy/policy.ts";
import type { Setting } from "./worker/protocol.ts";

/** What a class is graded with. */
export interface Grading {
  root: string;
  /** Where results are kept from one time to the next. */
  out: string;
  policy: Policy;
  submissions: AsyncIterable<Submission>;
  isolation: Isolation;
  /** A file with the secret of the drawn inputs. Without: one in `out`, made where there is none. */
  secret?: string;
  /** How many are graded at a time; one for each core without. */
  workers?: number;
  /** Who runs the tests; processes of this machine without. `digest`: of the tests and the grader. */
  driver?(setting: Setting, digest: string): Driver;
  /** How many submissions are under way at a time; as many as there are workers, and one, without. */
  lanes?: number;
  graded?(grade: Grade, seen: { again: boolean }): void;
  /** Called when another process works on `out`: this one goes on after it. */
  waits?(process: number): void;
  signal?: AbortSignal;
}

/** Grades a class; results that are in `out` already, of the same tests, submission and limits, are taken from there. */
export async function grade(grading: Grading): Promise<Class> {
  const { out, waits } = grading;
  // Two that wrote to the same file would spoil it.
  return withLock(join(out, "lock"), () => gradeInto(out, grading), waits);
}

async function gradeInto(out: string, grading: Grading): Promise<Class> {
  const { root, policy, submissions, isolation, graded = () => {}, signal } = grading;
  const { workers = availableParallelism() } = grading;
  const setting = settingOf(root, policy, isolation);
  const driver = grading.driver ?? ((setting) => localDriver(setting, workers));
  const results = new Results(out);
  try {
    const secret = grading.secret === undefined ? madeSecret(join(out, "secret")) : namedSecret(grading.secret);
    const digest = suiteDigest(root);
    const course = { policy, stubs: loadStubs(root), secret, digest };
    const settings = { limits: setting.limits, patience: setting.patience, isolation };
    // One more than can be run at a time: it is read and explained meanwhile.
    const { lanes = workers + 1 } = grading;
    const started = () => driver(setting, digest);
    return await gradeClass({ root, course, submissions, results, driver: started, lanes, isolation, settings, graded, signal }); // prettier-ignore
  } finally {
    results.close();
  }
}
