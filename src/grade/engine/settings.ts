import type { Policy } from "../policy/policy.ts";
import type { Setting } from "../worker/protocol.ts";

/** Seconds for one submission at the most, however many tasks it has. */
const LONGEST = 600;

/** How a policy's tasks are run. `sandbox`: whether submissions are shut in. */
export function settingOf(root: string, { tasks }: Policy, sandbox: boolean): Setting {
  const limits = Object.fromEntries(tasks.map(({ id, limits }) => [id, limits]));
  const patience = Math.min(LONGEST, tasks.reduce((sum, { limits: { wall } }) => sum + wall, 0)); // prettier-ignore
  return { root, tasks: tasks.map(({ id }) => id), sandbox, limits, patience };
}
