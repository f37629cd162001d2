import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { compare } from "../../kit/compare.ts";
import type { Task } from "../../course.ts";
import { Problem } from "../text/problem.ts";
import { mirrors } from "../course/mirrors.ts";
import { applyMutant, loadMutants, type Mutant } from "../course/mutants.ts";
import { bundle } from "./bundle.ts";
import { childProgram } from "./child-program.ts";
import { judge } from "./judge.ts";
import type { Failure, Verdict } from "./verdict.ts";
import type { Workers } from "./workers.ts";

/** A mutant and how the tests of its task fail on it. */
export interface Judged {
  mutant: Mutant;
  failures: Failure[];
}

/** Answers closer than this are the same mistake: a learner adds in another order than the mutant. */
export const SAME = 1e-6;

/**
 * Gives each failure its probable cause: the mutant that fails the same test with the same answer.
 * Where several do, the one that explains most of the failures.
 */
export async function diagnose(root: string, task: Task, verdict: Verdict, workers: Workers): Promise<Verdict> {
  if (!verdict.failures.some(isTelling)) return verdict;
  const suspects = await judgeMutants(root, task, workers).catch(noSuspects);
  return { ...verdict, failures: withCauses(verdict.failures, suspects) };
}

/** The failures of one task, each with its probable cause among the suspects. */
export function withCauses(failures: Failure[], suspects: Judged[]): Failure[] {
  const reach = (judged: Judged) => failures.filter((failure) => explains(judged, failure)).length;
  const ranked = suspects.toSorted((a, b) => reach(b) - reach(a));
  return failures.map((failure) => {
    const cause = isTelling(failure) ? ranked.find((judged) => explains(judged, failure))?.mutant : undefined;
    return { ...failure, cause };
  });
}

/**
 * Runs every mutant of a task, or reads what an earlier run of the very same files said. Where the workers are ended
 * from outside, those that were judged until then: the rest is another time's work.
 */
export async function judgeMutants(root: string, task: Task, workers: Workers): Promise<Judged[]> {
  const mutants = loadMutants(root, task.id);
  const path = mirrors(root, task.id).solutions;
  const solution = readFileSync(path, "utf8");
  const { code } = await bundle(root, task.id, "solutions");
  const cached = join(
    root,
    "node_modules/.cache/tamrin",
    `mutants-${digest(code, JSON.stringify(mutants), childProgram(root).main)}`,
  );
  if (existsSync(cached)) return deserialize(readFileSync(cached)) as Judged[];
  const judged: Judged[] = [];
  for (const mutant of mutants) {
    const worker = workers.any(task.kind);
    const replaced = new Map([[path, applyMutant(solution, mutant)]]);
    const { failures } = await judge(root, task, worker, () => bundle(root, task.id, "solutions", replaced));
    workers.giveBack(task.kind, worker);
    if (failures.some(isStopped)) return judged;
    judged.push({ mutant, failures });
  }
  mkdirSync(join(root, "node_modules/.cache/tamrin"), { recursive: true });
  writeFileSync(cached, serialize(judged));
  return judged;
}

/** While an author changes a solution its mutants may not fit; the verdict is worth telling without a cause. */
function noSuspects(error: unknown): Judged[] {
  if (error instanceof Problem) return [];
  throw error;
}

function digest(...parts: string[]): string {
  return createHash("sha256").update(parts.join("\0")).digest("hex").slice(0, 16);
}

/** Nothing in the script does that: it was the user, the system, or a shut-down. */
function isStopped({ kind, message }: Failure): boolean {
  return kind === "exit" && ["SIGHUP", "SIGINT", "SIGKILL", "SIGTERM"].includes(message);
}

function isTelling({ kind }: Failure): boolean {
  return kind === "value" || kind === "shape" || kind === "assertion" || kind === "error";
}

function explains({ failures }: Judged, failure: Failure): boolean {
  return failures.some(
    (other) => other.test === failure.test && other.kind === failure.kind && sameAnswer(other, failure),
  );
}

/** Whether two failures of one test come of the same wrong answer, or the same message where no numbers were compared. */
export function sameAnswer(a: Failure, b: Failure): boolean {
  if (!a.difference || !b.difference) return a.message === b.message;
  return compare(named(a.difference.got), named(b.difference.got), SAME) === null;
}

/** NaN by name: it equals nothing, yet two answers of NaN are the same mistake. */
function named(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(named);
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, named(part)]));
  }
  return Number.isNaN(value) ? "NaN" : value;
}
