import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { z } from "zod";
import { tasks, type Task } from "../../course.ts";
import { mirrors } from "../course/mirrors.ts";
import { isDone, type Verdict } from "../run/verdict.ts";
import type { Text } from "../text/lang.ts";

/** What a learner has done, as kept in `progress.yaml`. */
export interface Progress {
  /** The id of the task in hand. */
  current: string;
  /** Per task id: the day it was done and a fingerprint of the file that did it, so that a later change is noticed. */
  done: Record<string, Done>;
}

export interface Done {
  on: string;
  file: string;
}

const HEADER = '# Your progress in Tamrin. Delete a line under "done" to do that task again.\n';

const schema = z.strictObject({
  current: z.string(),
  done: z.record(z.string(), z.strictObject({ on: z.string(), file: z.string() })),
});

export const progressPath = (root: string) => join(root, "progress.yaml");

/** Reads the progress; a damaged file is kept under the name in `keptAs`, and a fresh one is begun. */
export function loadProgress(root: string): { progress: Progress; keptAs?: string } {
  const path = progressPath(root);
  const fresh: Progress = { current: tasks[0]!.id, done: {} };
  if (!existsSync(path)) return { progress: fresh };
  const text = readFileSync(path, "utf8");
  try {
    const progress = schema.parse(parse(text));
    return { progress: isKnown(progress.current) ? progress : { ...progress, current: firstPending(progress).id } };
  } catch {
    const keptAs = `progress.damaged-${new Date().toISOString().slice(0, 19).replaceAll(":", "")}.yaml`;
    renameSync(path, join(root, keptAs));
    return { progress: fresh, keptAs };
  }
}

/** Writes the progress, beside and then renamed, so that no reader ever sees half a file. */
export function saveProgress(root: string, progress: Progress): void {
  const path = progressPath(root);
  const beside = `${path}.tmp`;
  writeFileSync(beside, HEADER + stringify(progress));
  renameSync(beside, path);
}

/** The progress after a task was judged: done with today's date, or pending again. */
export function judged(progress: Progress, id: string, passes: boolean, file: string, today: string): Progress {
  const { [id]: before, ...others } = progress.done;
  if (!passes) return { ...progress, done: others };
  return { ...progress, done: { ...others, [id]: { on: before?.on ?? today, file } } };
}

/** The progress after a verdict on a learner's file, as of today. */
export function withVerdict(root: string, progress: Progress, verdict: Verdict): Progress {
  const today = new Date().toISOString().slice(0, 10);
  return judged(progress, verdict.id, isDone(verdict), fingerprint(root, verdict.id), today);
}

/** What is told where a damaged progress file was kept under another name. */
export function damagedWords(keptAs: string): Text {
  return {
    en: `progress.yaml was damaged; it is kept as ${keptAs} and a fresh one is begun`,
    fa: `progress.yaml خراب بود؛ با نام ${keptAs} نگه داشته شد و فایل تازه‌ای آغاز شد`,
  };
}

/** The first task that is not done, looking from the one after `from` on and then from the start; the last one else. */
export function firstPending({ done }: Progress, from = ""): Task {
  const at = tasks.findIndex(({ id }) => id === from) + 1;
  return [...tasks.slice(at), ...tasks.slice(0, at)].find(({ id }) => !done[id]) ?? tasks.at(-1)!;
}

/** A short fingerprint of a learner's file; empty where there is none. */
export function fingerprint(root: string, id: string): string {
  const path = mirrors(root, id).exercises;
  return existsSync(path) ? createHash("sha256").update(readFileSync(path)).digest("hex").slice(0, 12) : "";
}

function isKnown(id: string): boolean {
  return tasks.some((task) => task.id === id);
}
