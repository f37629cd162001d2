import type { Policy } from "../policy/policy.ts";
import type { Isolation } from "../sandbox/cages.ts";
import type { Setting } from "../worker/protocol.ts";

/** Seconds for one submission at the most, however many tasks it has. */
const LONGEST = 600;

/** How a policy's tasks are run. */
export function settingOf(root: string, { tasks }: Policy, isolation: Isolation): Setting {
  const limits = Object.fromEntries(tasks.map(({ id, limits }) => [id, limits]));
  const patience = Math.min(LONGEST, tasks.reduce((sum, { limits: { wall } }) => sum + wall, 0)); // prettier-ignore
  return { root, tasks: tasks.map(({ id }) => id), isolation, limits, patience };
}
