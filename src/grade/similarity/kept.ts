import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { tasks } from "../../../course.ts";
import { mirrors } from "../../course/mirrors.ts";
import { loadStubs } from "../../course/stubs.ts";
import { digestOf, digestOfTexts } from "../engine/digest.ts";
import { PRIVATE, writeWhole } from "../outputs/files.ts";
import { findSimilar, type Written } from "./find.ts";
import type { Similarity } from "./similar.ts";

/** What is kept of the last time. */
interface Kept {
  /** Of all lessons that were compared. */
  digest: string;
  similarity: Similarity;
}

/** Submissions beyond which they are not compared: their lessons would not fit into memory. */
export const MOST_COMPARED = 5_000;

/** Nothing was compared. */
const NONE: Similarity = { pairs: [], tasks: [], unread: [] };

/** Like `findSimilar`; what was found the last time, for the very same lessons, is taken from a file in `out`. */
export async function keptSimilarity(root: string, out: string, submissions: Written[]): Promise<Similarity> {
  if (submissions.length > MOST_COMPARED) return NONE;
  const file = join(out, "similar");
  const lessons = Object.fromEntries(submissions.map(({ student, lessons }) => [student, digestOfTexts(lessons)]));
  const [stubs, solutions] = [loadStubs(root), solutionsOf(root)];
  const digest = digestOf({ lessons, stubs, solutions });
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Kept) : undefined;
  if (kept?.digest === digest) return kept.similarity;
  const similarity = await findSimilar(submissions, stubs, solutions);
  await writeWhole(file, JSON.stringify({ digest, similarity } satisfies Kept), PRIVATE);
  return similarity;
}

function solutionsOf(root: string): Record<string, string> {
  return Object.fromEntries(tasks.map(({ id }) => [id, readFileSync(mirrors(root, id).solutions, "utf8")]));
}
