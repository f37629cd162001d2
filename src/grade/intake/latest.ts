import type { Handin } from "./layouts/layout.ts";
import type { Remark } from "./submission.ts";
import { words } from "./words.ts";

/** The handin that counts for a student, and what is said about the others. */
export interface Counted<H extends Handin> {
  handin: H;
  remarks: Remark[];
}

/** One for each student: the latest, by time or by version. Where nothing tells, the student's work is refused. */
export function latest<H extends Handin>(handins: readonly H[]): Counted<H>[] {
  const students = new Map<string, H[]>();
  for (const handin of handins) students.set(handin.student, [...(students.get(handin.student) ?? []), handin]);
  return [...students.values()].map((own): Counted<H> => {
    if (own.length === 1) return { handin: own[0]!, remarks: [] };
    const sorted = own.toSorted((a, b) => (a.source < b.source ? -1 : 1));
    const last = lastOf(sorted);
    if (!last) {
      const sources = sorted.map(({ source }) => source);
      return { handin: { ...sorted[0]!, refused: words.twoSubmissions(sorted[0]!.student, sources) }, remarks: [] };
    }
    const earlier = sorted.filter((handin) => handin !== last);
    return { handin: last, remarks: earlier.map(({ source }) => ({ path: source, text: words.earlier() })) };
  });
}

/** Undefined where some have neither time nor version, or two come first. */
function lastOf<H extends Handin>(handins: readonly H[]): H | undefined {
  for (const when of [timeOf, versionOf]) {
    const times = handins.map(when);
    if (times.some((time) => time === null)) continue;
    const last = Math.max(...(times as number[]));
    const all = handins.filter((_, i) => times[i] === last);
    if (all.length === 1) return all[0];
  }
  return undefined;
}

function timeOf({ submitted }: Handin): number | null {
  return submitted === null ? null : Date.parse(submitted);
}

function versionOf({ version }: Handin): number | null {
  return version;
}
