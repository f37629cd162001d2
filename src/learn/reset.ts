import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { Problem } from "../text/problem.ts";
import { mirrors } from "../course/mirrors.ts";
import { loadStubs } from "../course/stubs.ts";

/** Earlier versions of the learner's files: `.tamrin/backups/<time>-<track>-<task>.ts`. Nothing here is ever deleted. */
const folder = (root: string) => join(root, ".tamrin", "backups");

/** Puts the shipped stub back; the learner's version is kept. Returns where, relative to the root. */
export function reset(root: string, id: string): string {
  const stub = loadStubs(root)[id];
  if (stub === undefined) {
    throw new Problem({
      en: `${id} has no shipped stub in exercises/stubs.json; restore that file and try again`,
      fa: `${id} در exercises/stubs.json نسخهٔ اولیه ندارد؛ آن فایل را برگردانید و دوباره امتحان کنید`,
    });
  }
  return replace(root, id, stub);
}

/** Brings back what the last reset (or undo) replaced; what it replaces is kept in turn. */
export function undo(root: string): { id: string; kept: string } {
  const last = existsSync(folder(root)) ? readdirSync(folder(root)).toSorted().at(-1) : undefined;
  const [, track, task] = last?.match(/^\d+-(\d\d-[a-z]+)-(.+)\.ts$/) ?? [];
  if (!last || !track || !task) {
    throw new Problem({
      en: "there is nothing to undo: no task was reset yet",
      fa: "چیزی برای برگرداندن نیست: هنوز تمرینی به حالت اول برنگشته است",
    });
  }
  const id = `${track}/${task}`;
  return { id, kept: replace(root, id, readFileSync(join(folder(root), last), "utf8")) };
}

function replace(root: string, id: string, text: string): string {
  const path = mirrors(root, id).exercises;
  const kept = join(folder(root), `${nextNumber(root)}-${id.replace("/", "-")}.ts`);
  mkdirSync(folder(root), { recursive: true });
  if (existsSync(path)) writeFileSync(kept, readFileSync(path));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return relative(root, kept);
}

/** Backups are numbered in order, so that a clock set back does not change which one is the last. */
function nextNumber(root: string): string {
  const numbers = existsSync(folder(root)) ? readdirSync(folder(root)).map((name) => parseInt(name, 10) || 0) : [];
  return String(Math.max(0, ...numbers) + 1).padStart(5, "0");
}
