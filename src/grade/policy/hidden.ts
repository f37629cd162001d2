import { lastDeadline } from "./deadline.ts";
import type { Show } from "./leaves.ts";
import type { HiddenRule, Policy } from "./policy.ts";

/** The rule that a test is hidden by, the last that fits; undefined where none does. */
export function hiddenBy({ hidden }: Policy, task: string, test: string): HiddenRule | undefined {
  return hidden.findLast(({ tasks, tests }) => tasks.includes(task) && fits(tests, test));
}

/**
 * Whether students may see how a test went, at that time. What is shown after the due date waits for the last student's:
 * an extension would be a look at the answers otherwise.
 */
export function isShown(policy: Policy, task: string, test: string, at: Date): boolean {
  return isOpen(hiddenBy(policy, task, test)?.show ?? "always", policy, at);
}

/** The rules that hide nothing any more at that time, in the policy's order. */
export function openRules(policy: Policy, at: Date): HiddenRule[] {
  return policy.hidden.filter(({ show }) => isOpen(show, policy, at));
}

function isOpen(show: Show, policy: Policy, at: Date): boolean {
  if (typeof show === "object") return at.getTime() >= Date.parse(show.from);
  if (show !== "after-due") return show === "always";
  const last = lastDeadline(policy);
  return last !== null && at.getTime() > last;
}

/** Whether the whole name is the pattern's, `*` standing for any letters. */
export function fits(pattern: string, name: string): boolean {
  const literal = pattern.split(/\*+/).map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
  return new RegExp(`^${literal.join(".*")}$`, "su").test(name);
}
