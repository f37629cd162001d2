import { printable } from "../box/names.ts";
import { REMARKS } from "../limits.ts";
import type { Remark } from "../submission.ts";
import { words } from "../words.ts";
import { nearLesson } from "./lessons.ts";
import type { Candidate } from "./pick.ts";

/** About files that are no lessons: one by one where a lesson was meant, else one for all of a folder. */
export function asideRemarks(rest: readonly Candidate[], lessons: ReadonlyMap<string, Candidate>): Remark[] {
  const remarks: Remark[] = [];
  const folders = new Map<string, number>();
  for (const file of rest) {
    const { place, shown } = file;
    const near = nearLesson(place);
    const taken = near !== undefined && lessons.get(near);
    if (near !== undefined)
      remarks.push({ path: shown, text: taken ? words.otherTaken(near, taken.shown) : words.nearMiss(near) });
    else folders.set(groupOf(file), (folders.get(groupOf(file)) ?? 0) + 1);
  }
  for (const [path, files] of folders) remarks.push({ path, text: words.notLesson(path.endsWith("/") ? files : 1) });
  return remarks;
}

/** A file at the top of what was handed in stands for itself, one further down for the folder that it lies in there. */
function groupOf({ place, shown }: Candidate): string {
  const slash = place.indexOf("/");
  return slash < 0 ? shown : shown.slice(0, shown.length - place.length + slash + 1);
}

/** In the order of their paths, with names that a terminal may show, and not without end. */
export function bounded(remarks: readonly Remark[]): Remark[] {
  const sorted = remarks.toSorted((a, b) => compare(a.path, b.path) || compare(a.text.en, b.text.en));
  const kept = sorted.slice(0, REMARKS).map(({ path, text }) => ({ path: printable(path), text }));
  const more = sorted.length - kept.length;
  return more > 0 ? [...kept, { path: "", text: words.more(more) }] : kept;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
