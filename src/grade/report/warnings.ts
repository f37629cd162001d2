import type { Class } from "../grade.ts";
import { isMarkedLate } from "../intake/marked-late.ts";

/** What an instructor would not expect of these grades, and has to look at. Students by their ids. */
export interface Warnings {
  /** Work without a time, which is never late, where there is a due date. */
  untimed: string[];
  /** Those of them that the export marks as late. */
  markedLate: string[];
}

export function warningsOf({ grades, policy }: Class): Warnings {
  const untimed = policy.due === null ? [] : grades.filter(({ submitted }) => submitted === null);
  return {
    untimed: untimed.map(({ student }) => student),
    markedLate: untimed.filter(isMarkedLate).map(({ student }) => student),
  };
}
