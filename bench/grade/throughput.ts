import { readFileSync } from "node:fs";
import { tasks as catalogue } from "../../course.ts";
import { mirrors } from "../../src/course/mirrors.ts";
import type { Driver } from "../../src/grade/engine/driver.ts";
import { localDriver } from "../../src/grade/engine/local.ts";
import { LIMITS } from "../../src/grade/sandbox/command.ts";
import type { Isolation } from "../../src/grade/sandbox/cages.ts";
import type { Paper } from "../../src/grade/worker/protocol.ts";
import { watchMemory, type Peaks } from "./memory.ts";

/** Submissions graded one after another by processes side by side. */
export interface Throughput {
  tasks: number;
  /** Tests of one submission. */
  checks: number;
  submissions: number;
  workers: number;
  seconds: number;
  perMinute: number;
  peakMemory: Peaks;
}

/** Seconds; far more than any of these tests takes. */
const { cpu, wall, memory } = LIMITS;

/** Grades so many correct submissions, no two of the same text. Rejects where one of them does not pass every test. */
export async function measureThroughput(
  root: string,
  ids: string[],
  { submissions, workers, isolation }: { submissions: number; workers: number; isolation: Isolation },
): Promise<Throughput> {
  const limits = Object.fromEntries(ids.map((id) => [id, { cpu, wall, memory }]));
  const driver = localDriver({ root, tasks: ids, isolation, limits, patience: 600 }, workers);
  const watch = watchMemory();
  try {
    // Each process has prepared itself and run every test once before the clock starts.
    const warm = await Promise.all(
      Array.from({ length: workers }, (_, i) => gradeOne(driver, paperOf(root, ids, -i - 1))),
    );
    const start = performance.now();
    await Promise.all(Array.from({ length: submissions }, (_, i) => gradeOne(driver, paperOf(root, ids, i))));
    const seconds = (performance.now() - start) / 1000;
    const perMinute = (60 * submissions) / seconds;
    return { tasks: ids.length, checks: warm[0]!, submissions, workers, seconds, perMinute, peakMemory: watch.stop() };
  } finally {
    watch.stop();
    await driver.stop();
  }
}

/** How many tests passed: all, or it rejects. */
async function gradeOne(driver: Driver, paper: Paper): Promise<number> {
  const marked = await driver.grade(paper);
  if ("fault" in marked) throw new Error(marked.fault);
  const tests = marked.tasks.flatMap(({ tests }) => tests);
  const failed = tests.find(({ error }) => error);
  if (failed) throw new Error(`${failed.name}: ${failed.error!.message}`);
  return tests.length;
}

/** The course's solutions as the work of student `number`. */
export function paperOf(root: string, ids: string[], number: number): Paper {
  const lessons = Object.fromEntries(
    catalogue.map(({ id }) => [id, `${readFileSync(mirrors(root, id).solutions, "utf8")}// ${number}\n`]),
  );
  return { id: String(number), lessons, tasks: ids, seeds: {} };
}
