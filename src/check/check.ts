import { existsSync, readFileSync } from "node:fs";
import type { Task } from "../../course.ts";
import { mirrors } from "../course/mirrors.ts";
import { loadStubs } from "../course/stubs.ts";
import { inParallel } from "../run/run.ts";
import type { Workers } from "../run/workers.ts";
import { differingTypes } from "./declarations.ts";
import type { Finding } from "./finding.ts";
import { faultyMirrors, missingMirrors, orphans } from "./mirrors.ts";
import { prove, type Proof } from "./proofs.ts";

/** The author's gate: what the course proves of itself. */
export interface Report {
  exercises: number;
  stubsFailing: number;
  solutionsPassing: number;
  mutants: { killed: number; total: number };
  /** Tasks whose file in `exercises/` is not the shipped stub: a learner's work, or a stub that changed. */
  edited: string[];
  problems: Finding[];
}

/** Checks the tasks given. `whole` adds what concerns no single task: files that belong to none. */
export async function check(root: string, tasks: Task[], workers: Workers, whole: boolean): Promise<Report> {
  const stubs = loadStubs(root);
  const parts = await inParallel(tasks, (task) => checkTask(root, task, stubs[task.id], workers));
  const proofs = parts.map(({ proof }) => proof).filter((proof) => proof !== undefined);
  const sum = (of: (proof: Proof) => number) => proofs.reduce((total, proof) => total + of(proof), 0);
  return {
    exercises: tasks.length,
    stubsFailing: sum(({ stubFails }) => Number(stubFails)),
    solutionsPassing: sum(({ solutionPasses }) => Number(solutionPasses)),
    mutants: { killed: sum(({ killed }) => killed), total: sum(({ mutants }) => mutants) },
    edited: editedTasks(root, tasks),
    problems: [...parts.flatMap(({ findings }) => findings), ...(whole ? orphans(root) : [])],
  };
}

interface Part {
  findings: Finding[];
  proof?: Proof;
}

async function checkTask(root: string, task: Task, stub: string | undefined, workers: Workers): Promise<Part> {
  const missing = missingMirrors(root, task);
  if (missing.length > 0) return { findings: missing };
  const faulty = faultyMirrors(root, task);
  if (stub === undefined) {
    const text = {
      en: "has no shipped stub; run tamrin check --write-stubs",
      fa: "نسخهٔ اولیه ندارد؛ tamrin check --write-stubs را اجرا کنید",
    };
    return { findings: [...faulty, { where: task.id, text }] };
  }
  const proof = await prove(root, task, stub, workers);
  return { findings: [...faulty, ...differingTypes(root, task.id, stub), ...proof.findings], proof };
}

/** The tasks whose file in `exercises/` is not the shipped stub. */
export function editedTasks(root: string, tasks: Task[]): string[] {
  const stubs = loadStubs(root);
  const text = (path: string) => (existsSync(path) ? readFileSync(path, "utf8") : undefined);
  return tasks.map(({ id }) => id).filter((id) => text(mirrors(root, id).exercises) !== stubs[id]);
}
