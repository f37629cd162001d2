import type { FailureKind } from "../../run/verdict.ts";
import type { Grade, TaskGrade } from "../grade.ts";
import { quantile } from "./distribution.ts";

/** A student who handed in work and seems to need help. */
export interface Stuck {
  student: string;
  /** `broken`: no file can be loaded. `nothing`: no points. `behind`: far below the others who have any. */
  why: "broken" | "nothing" | "behind";
  points: number;
}

const UNLOADED: FailureKind[] = ["syntax", "import"];

/** Those who have the least first. Lateness does not count: it says nothing of what one understands. */
export function stuckIn(grades: Grade[]): Stuck[] {
  const working = grades.filter(({ tasks }) => tasks.some(({ submitted }) => submitted));
  const fence = lowerFence(working.map(earned).filter((points) => points > 0));
  const stuck = working.flatMap((grade) => {
    const why = whyStuck(grade, fence);
    return why ? [{ student: grade.student, why, points: earned(grade) }] : [];
  });
  return stuck.toSorted((a, b) => a.points - b.points);
}

function whyStuck(grade: Grade, fence: number): Stuck["why"] | undefined {
  if (grade.tasks.filter(({ submitted }) => submitted).every(isBroken)) return "broken";
  if (earned(grade) === 0) return "nothing";
  return earned(grade) < fence ? "behind" : undefined;
}

function isBroken({ checks }: TaskGrade): boolean {
  return checks.length > 0 && checks.every(({ failure }) => failure && UNLOADED.includes(failure.kind));
}

/** Tukey's: one and a half times the middle half's width below it. */
function lowerFence(points: number[]): number {
  if (points.length === 0) return 0;
  const sorted = points.toSorted((a, b) => a - b);
  const [low, high] = [quantile(sorted, 0.25), quantile(sorted, 0.75)];
  return low - 1.5 * (high - low);
}

function earned({ points, lateTook }: Grade): number {
  return points + lateTook;
}
