import type { StudentView } from "../feedback/view.ts";
import type { Policy } from "../policy/policy.ts";

/**
 * The line that Autolab reads last from an autograder (https://docs.autolabproject.com/lab/#writing-autograders): points
 * for each problem, named as the tasks are, and a scoreboard of the total and the same. What is ungradable names no
 * problem, so that nothing is overwritten.
 */
export function autolab({ points, outcome, tasks }: StudentView, policy: Policy): string {
  if (points === null) return JSON.stringify({ scores: {}, scoreboard: [] });
  const none = policy.tasks.map(({ id }) => [id, 0] as const);
  const scores = outcome === "graded" ? tasks.map((task) => [task.id, task.points] as const) : none;
  return JSON.stringify({
    scores: Object.fromEntries(scores),
    scoreboard: [points, ...scores.map(([, each]) => each)],
  });
}
