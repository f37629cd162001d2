import { fork, type ChildProcess } from "node:child_process";
import { pathToFileURL } from "node:url";
import type { Kind } from "../../course.ts";
import { childProgram } from "./child-program.ts";
import type { Job, Message, TestResult, ThrownError } from "./protocol.ts";

/** Printed text beyond this many characters is dropped: a lesson that prints in a loop fills no memory. */
const MOST_OUTPUT = 4_000;

/** Heap of a child in megabytes: an endless list ends the child, not the machine. */
const HEAP = 1_024;

/** Space for young objects in megabytes: with the default of 16 a law over matrices spends a fifth of its time collecting. */
const YOUNG = 64;

/** What a child loads before it is asked anything. */
const PRELOADED: Record<Kind, string[]> = {
  array: ["fast-check"],
  tensor: ["fast-check", "@tensorflow/tfjs-core", "@tensorflow/tfjs-backend-cpu"],
};

/** What became of a script: its tests' results, or why there are none. `during` is the test that was running. */
export type Outcome = { output: string } & (
  | { end: "done"; tests: TestResult[] }
  | { end: "broken"; error: ThrownError }
  | { end: "timeout"; during?: string }
  | { end: "exit"; how: string; during?: string }
);

/** A child process with the test tools loaded. What a lesson does to its process ends with it. */
export interface Worker {
  /** Runs one script; after `timeout` milliseconds the child is killed. One at a time. */
  run(code: string, timeout: number): Promise<Outcome>;
  /** Whether `run` may be called again. */
  usable(): boolean;
  stop(): void;
}

/** Starts a child; it loads its tools while the caller does something else. */
export function startWorker(root: string, kind: Kind): Worker {
  const { main, rehearsal } = childProgram(root);
  const child = fork(main, [root, rehearsal, ...PRELOADED[kind]], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_ENV: "test" },
    execArgv: [`--max-old-space-size=${HEAP}`, `--max-semi-space-size=${YOUNG}`],
    serialization: "advanced",
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  child.on("error", () => {});
  const url = pathToFileURL(`${root}/`).href;
  return {
    run: (code, timeout) => attend(child, { code, filename: `${root}/task.cjs`, url }, timeout),
    usable: () => child.exitCode === null && child.signalCode === null && child.connected,
    stop: () => void child.kill("SIGKILL"),
  };
}

/** Sends the job and waits for the first of: an answer, the end of the child, the end of the time. */
function attend(child: ChildProcess, job: Job, timeout: number): Promise<Outcome> {
  return new Promise((resolve) => {
    let output = "";
    let during: string | undefined;
    const hear = (chunk: Buffer) => {
      if (output.length < MOST_OUTPUT) output += chunk.toString().slice(0, MOST_OUTPUT - output.length);
    };
    const settle = (outcome: Outcome) => {
      clearTimeout(timer);
      child.off("message", listen).off("exit", exited).stdout!.off("data", hear);
      child.stderr!.off("data", hear);
      resolve(outcome);
    };
    const listen = (message: Message) => {
      if (message.kind === "test") during = message.name;
      if (message.kind === "done") settle({ end: "done", tests: message.tests, output });
      if (message.kind === "broken") settle({ end: "broken", error: message.error, output });
    };
    const exited = (code: number | null, signal: string | null) =>
      settle({ end: "exit", how: signal ?? `exit ${code}`, during, output });
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      settle({ end: "timeout", during, output });
    }, timeout);
    child.on("message", listen).on("exit", exited).stdout!.on("data", hear);
    child.stderr!.on("data", hear);
    // A child that was just killed breaks the pipe; its exit is what settles this run.
    if (child.connected) child.send(job, () => {});
    else exited(child.exitCode, child.signalCode);
  });
}
