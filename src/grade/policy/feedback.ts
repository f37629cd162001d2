import { DRAWN } from "../suite/names.ts";
import type { Policy, Rules } from "./policy.ts";

/** How much of a test that failed is told, from most to least. */
export type Level = Rules["feedback"];

/** How much is told of a test. Inputs drawn for a student are kept from all unless the policy says otherwise. */
export function levelOf({ tasks }: Policy, id: string, test: string): Level {
  const task = tasks.find((each) => each.id === id);
  if (!task) return "pass-fail";
  return test.startsWith(DRAWN) ? task.drawn.feedback : task.feedback;
}
