import { fits } from "./hidden.ts";
import type { HiddenRule, Policy } from "./policy.ts";

/** What a policy says that has no effect on a class: mostly slips of the pen. */
export interface Unused {
  /** Rules that fit no test of theirs. */
  hidden: HiddenRule[];
  /** Students who have an extension, and no submission. */
  extensions: string[];
}

/** `tests`: the names of each task's tests. `students`: the ids of those who have a submission. */
export function unusedIn(policy: Policy, tests: Record<string, string[]>, students: Iterable<string>): Unused {
  const there = new Set(students);
  const hasTest = (rule: HiddenRule) => rule.tasks.some((id) => tests[id]?.some((name) => fits(rule.tests, name)));
  return {
    hidden: policy.hidden.filter((rule) => !hasTest(rule)),
    extensions: Object.keys(policy.extensions).filter((student) => !there.has(student)),
  };
}
