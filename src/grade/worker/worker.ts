import { fork } from "node:child_process";
import { join } from "node:path";
import { leanEnv } from "../../tensorflow/install/spawn.ts";
import { lendFolder, takeBack } from "./folder.ts";
import type { Order, Paper, Report, Setting, TaskResult } from "./protocol.ts";

/** A process that grades one submission after another. */
export interface Grader {
  /** The names of each task's tests. */
  tests: Record<string, string[]>;
  /** Rejects when the process ends: then nothing is known of the submission. */
  grade(paper: Paper): Promise<TaskResult[]>;
  /** Bytes that it held after the last submission. */
  memory(): number;
  stop(): void;
}

/** It shares its core with the process that it waits for: more threads that collect garbage would only get in their way. */
const ONE_THREAD = "--single-threaded-gc";

/** How often the compiler of lessons, written in Go, collects its garbage: the usual 100 is every few files. */
const SELDOM = "800";

/** The tests or the sandbox do not work here: no other process would do better. */
export class NotPrepared extends Error {
  override name = "NotPrepared";
}

/**
 * Starts one. `slot`, `pinned`: see `Seat`. Rejects with NotPrepared where a
 * solution fails its tests or the sandbox does not work.
 */
export async function startGrader(setting: Setting, slot: number, pinned = false): Promise<Grader> {
  const folder = lendFolder();
  const child = fork(join(import.meta.dirname, "main.ts"), [folder], {
    cwd: setting.root,
    env: { ...leanEnv(), GOGC: SELDOM },
    execArgv: [ONE_THREAD, "--conditions=solution", "--import", import.meta.resolve("tsx")],
    stdio: ["ignore", 2, 2, "ipc"],
    serialization: "advanced",
  }).once("exit", () => takeBack(folder));
  const ask = <T>(order: Order, read: (report: Report) => T | undefined) =>
    new Promise<T>((resolve, reject) => {
      const listen = (report: Report) => {
        const answer = read(report);
        if (answer === undefined) return;
        settle();
        resolve(answer);
      };
      const ended = (code: number | null, signal: string | null) => {
        settle();
        reject(new Error(`the grading process ended: ${signal ?? `exit ${code}`}`));
      };
      const settle = () => child.off("message", listen).off("exit", ended);
      child.on("message", listen).on("exit", ended);
      // One that is just ending breaks the pipe: its exit settles this.
      if (child.exitCode === null && child.signalCode === null) child.send(order, () => {});
      else ended(child.exitCode, child.signalCode);
    });
  const prepared = await ask({ prepare: { ...setting, slot, pinned } }, (report) =>
    "graded" in report ? undefined : report,
  );
  if ("failed" in prepared) {
    child.kill("SIGKILL");
    throw new NotPrepared(prepared.failed.why);
  }
  let memory = 0;
  return {
    tests: prepared.ready.tests,
    async grade(paper) {
      const { graded } = await ask({ grade: paper }, (report) =>
        "graded" in report && report.graded.id === paper.id ? report : undefined,
      );
      memory = graded.memory;
      return graded.tasks;
    },
    memory: () => memory,
    stop: () => void child.kill("SIGKILL"),
  };
}
