import { multiply } from "../../numbers/fraction.ts";
import { decimal } from "./late.ts";
import type { Policy, TaskPolicy } from "./policy.ts";
import { hundredths } from "./rounding.ts";

/** The most that all tasks together give. */
export function maxOf({ tasks }: Pick<Policy, "tasks">): number {
  const each = ({ points, weight }: TaskPolicy) => hundredths(multiply(decimal(points), decimal(weight)));
  return tasks.reduce((sum, task) => sum + each(task), 0) / 100;
}
