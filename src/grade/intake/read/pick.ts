import type { Remark } from "../submission.ts";
import { words } from "../words.ts";
import { matchLesson, type Match } from "./lessons.ts";

/** A file of a submission that may be a lesson. */
export interface Candidate {
  /** Its path below what was handed in; inside an archive, below that. */
  place: string;
  /** Its path for people. */
  shown: string;
  /** It lies in an archive that was handed in. */
  packed: boolean;
  twice: boolean;
}

export interface Picked<C> {
  lessons: Map<string, C>;
  remarks: Remark[];
  /** What is no lesson. */
  rest: C[];
}

/**
 * One file for each lesson. Unpacked goes before packed, `exercises` before a bare track before a bare name, and less
 * deep before deeper; what is still equal counts for none, since nothing says which was meant.
 */
export function pick<C extends Candidate>(files: readonly C[]): Picked<C> {
  const found = new Map<string, (Match & { file: C })[]>();
  const rest: C[] = [];
  for (const file of files) {
    const match = matchLesson(file.place);
    if (match) found.set(match.id, [...(found.get(match.id) ?? []), { ...match, file }]);
    else rest.push(file);
  }
  const lessons = new Map<string, C>();
  const remarks: Remark[] = [];
  for (const [id, matches] of found) {
    const best = Math.min(...matches.map(rank));
    const chosen = matches.filter((match) => rank(match) === best).map(({ file }) => file);
    const [first] = chosen as [C];
    if (chosen.length > 1) {
      const all = chosen.map(({ shown }) => shown).toSorted();
      remarks.push({ path: all[0]!, text: words.ambiguous(id, all) });
    } else if (first.twice) remarks.push({ path: first.shown, text: words.twice() });
    else lessons.set(id, first);
    for (const { file } of matches)
      if (!chosen.includes(file)) remarks.push({ path: file.shown, text: words.otherTaken(id, first.shown) });
  }
  return { lessons, remarks, rest };
}

function rank({ file, form }: Match & { file: Candidate }): number {
  return Number(file.packed) * 1e6 + form * 1e3 + file.place.split("/").length;
}
