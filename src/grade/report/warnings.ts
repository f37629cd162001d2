import type { Text } from "../../text/lang.ts";
import type { Class } from "../grade.ts";
import { isMarkedLate } from "../intake/marked-late.ts";
import type { Roster } from "../outputs/roster.ts";
import { unusedLines } from "../policy/describe-unused.ts";
import { unusedIn } from "../policy/unused.ts";

/** What an instructor would not expect of these grades, and has to look at. Students by their ids. */
export interface Warnings {
  /** Work without a time, which is never late, where there is a due date. */
  untimed: string[];
  /** Those of them that the export marks as late. */
  markedLate: string[];
  /** Whose work matches nobody on the class list, where there is one. */
  unlisted: string[];
  /** What of the policy has no effect on this class. */
  unused: Text[];
}

/** `roster`: the class list under the ids of the submissions; see `enrolledIn`. */
export function warningsOf({ grades, policy, tests }: Class, roster?: Roster): Warnings {
  const untimed = policy.due === null ? [] : grades.filter(({ submitted }) => submitted === null);
  const unlisted = roster ? grades.filter(({ student }) => !roster.has(student)) : [];
  const students = grades.map(({ student }) => student);
  return {
    untimed: untimed.map(({ student }) => student),
    markedLate: untimed.filter(isMarkedLate).map(({ student }) => student),
    unlisted: unlisted.map(({ student }) => student),
    unused: unusedLines(unusedIn(policy, tests, students), policy),
  };
}
