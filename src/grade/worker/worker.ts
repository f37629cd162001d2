import { fork } from "node:child_process";
import { join } from "node:path";
import type { Order, Paper, Report, Setting, TaskResult } from "./protocol.ts";

/** A process that grades one submission after another. */
export interface Grader {
  /** The names of each task's tests. */
  tests: Record<string, string[]>;
  /** Rejects when the process ends: then nothing is known of the submission. */
  grade(paper: Paper): Promise<TaskResult[]>;
  stop(): void;
}

/** Starts one. Rejects where it cannot prepare: a solution that fails its tests, a sandbox that does not work. */
export async function startGrader(setting: Setting): Promise<Grader> {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const child = fork(join(import.meta.dirname, "main.ts"), {
    cwd: setting.root,
    env,
    execArgv: ["--conditions=solution", "--import", import.meta.resolve("tsx")],
    stdio: ["ignore", 2, 2, "ipc"],
    serialization: "advanced",
  });
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
      child.send(order);
    });
  const { tests } = await ask({ prepare: setting }, (report) => ("ready" in report ? report.ready : undefined));
  return {
    tests,
    grade: (paper) =>
      ask({ grade: paper }, (report) =>
        "graded" in report && report.graded.id === paper.id ? report.graded.tasks : undefined,
      ),
    stop: () => void child.kill("SIGKILL"),
  };
}
