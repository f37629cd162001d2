import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mirrors } from "../../course/mirrors.ts";
import { loadStubs } from "../../course/stubs.ts";
import { cageFor, type Isolation } from "../sandbox/cages.ts";
import { LIMITS } from "../sandbox/command.ts";
import type { TaskResult } from "../worker/protocol.ts";
import { startGrader, type Grader } from "../worker/worker.ts";
import type { Attack, Outcome } from "./attack.ts";
import { takeIn } from "./hand-in.ts";
import { files, peak, strangers, workerOf } from "./residue.ts";
import { COMPANION, TARGET, WITH_CALLBACKS } from "./targets.ts";

/** In the order in which they are graded: what an earlier one keeps, a later one might use. */
const TASKS = [WITH_CALLBACKS, TARGET, COMPANION];

/** Seconds that a task may take; the honest ones take a tenth of one. */
const WALL = 3;
const PATIENCE = 40;

/** Its processes have users of their own: those of classes, or of other arenas, are not taken for what is left. */
const SLOT = 900 + (process.pid % 4_000);

/** Milliseconds within which all that belongs to a submission has to be gone. */
const FAREWELL = 2_000;

/** Lessons that do no work: what they pass is no gain. */
const WORTHLESS = ["throw new RangeError()", "return undefined", "return []", "return 0"];

/** A grading process with attacks let loose on it, one after another. */
export interface Arena {
  face(attack: Attack): Promise<Outcome>;
  stop(): void;
}

/** Rejects where the grading process cannot start. With no isolation only harmless attacks may be tried. */
export async function openArena(root: string, isolation: Isolation): Promise<Arena> {
  const folder = mkdtempSync(join(tmpdir(), "tamrin-arena-"));
  // The sandbox's user has to pass through it.
  chmodSync(folder, 0o755);
  const users = cageFor(isolation).users(SLOT);
  const solutions = byTask((id) => readFileSync(mirrors(root, id).solutions, "utf8"));
  const stubs = { ...loadStubs(root) };
  let grader = await startIn(root, folder, isolation);
  const grade = (lessons: Record<string, string>, tasks = TASKS) =>
    grader.grade({ id: "attack", lessons: { ...stubs, ...lessons }, tasks, seeds: {} });
  const free = new Set<string>();
  for (const body of WORTHLESS) {
    const lessons = byTask((id) => solutions[id]!.replaceAll(/^(export function \w+\([^{]*\{)$/gm, `$1 ${body};`));
    for (const name of passed(await grade(lessons))) free.add(name);
  }
  await grade(solutions);
  const worker = () => workerOf(process.pid)!;

  return {
    async face(attack) {
      const filesBefore = files(root, folder);
      const began = performance.now();
      const rest = forgetPeak(worker());
      let died: string | null = null;
      let [results, after]: [TaskResult[], TaskResult[]] = [[], []];
      try {
        const batch = attack.handIn
          ? await takeIn(attack.handIn, solutions)
          : { hostile: attack.lessons, honest: solutions };
        results = await grade({ [COMPANION]: solutions[COMPANION]!, ...batch.hostile });
        after = await grade(batch.honest);
      } catch (error) {
        died = (error as Error).message;
        grader.stop();
        grader = await startIn(root, folder, isolation);
        await grade(solutions);
      }
      const milliseconds = performance.now() - began;
      const memory = died ? 0 : peak(worker()) - rest;
      return {
        ...{ died, memory, milliseconds },
        gained: passed(results.filter(({ id }) => id !== COMPANION)).filter((name) => !free.has(name)),
        spoiled: failed(results.filter(({ id }) => id === COMPANION)),
        next: failed(after),
        // Another process has taken its place, with files of its own.
        left: died ? [] : [...(await leftProcesses(worker(), users)), ...changes(filesBefore, files(root, folder))],
      };
    },
    stop() {
      grader.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** All that it writes to a temporary folder lies in this one. */
async function startIn(root: string, folder: string, isolation: Isolation): Promise<Grader> {
  const limits = Object.fromEntries(TASKS.map((id) => [id, { cpu: WALL, wall: WALL, memory: LIMITS.memory }]));
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folder;
  try {
    return await startGrader({ root, tasks: TASKS, isolation, limits, patience: PATIENCE }, SLOT);
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}

function byTask(text: (id: string) => string): Record<string, string> {
  return Object.fromEntries(TASKS.map((id) => [id, text(id)]));
}

function passed(results: TaskResult[]): string[] {
  return results.flatMap(({ id, tests }) => tests.filter(({ error }) => !error).map(({ name }) => `${id}: ${name}`));
}

function failed(results: TaskResult[]): string[] {
  return results.flatMap(({ id, tests }) => tests.filter(({ error }) => error).map(({ name }) => `${id}: ${name}`));
}

/** Starts the measurement of a process's memory anew; gives what it holds. */
function forgetPeak(id: number): number {
  writeFileSync(`/proc/${id}/clear_refs`, "5");
  return peak(id);
}

async function leftProcesses(worker: number, users: number[]): Promise<string[]> {
  const until = performance.now() + FAREWELL;
  for (;;) {
    const left = strangers(worker, users);
    if (left.length === 0 || performance.now() > until) return left;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function changes(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...after].filter(([path, stamp]) => before.get(path) !== stamp).map(([path]) => path);
}
