import { fork, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { withoutChatter } from "./chatter.ts";
import type { End, Job, Progress } from "./events.ts";
import * as words from "./words.ts";

/**
 * Trains in a process of its own: the condition that it is started with decides whose lessons `#lesson/*` are.
 * The first Ctrl-C asks it to save and stop, the second ends it at once. What lessons print goes to stderr.
 */
export async function startTraining(job: Job, tell: (event: Progress) => void): Promise<End> {
  const child = startWorker(job);
  let asked = false;
  const onSignal = () => {
    if (asked) child.kill("SIGKILL");
    else if (child.connected) child.send({ stop: true });
    asked = true;
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  try {
    return await new Promise<End>((resolve) => {
      let end: End | undefined;
      child.on("message", (event: Progress | End) => {
        if (isEnd(event)) end = event;
        else tell(event);
      });
      child.on("error", (error) => resolve({ event: "trouble", text: words.unexpected(error.message) }));
      child.on("exit", (code, signal) =>
        resolve(end ?? { event: "trouble", text: words.ended(signal ?? `exit ${code}`) }),
      );
    });
  } finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}

/** The process itself, at work on its job. */
export function startWorker(job: Job): ChildProcess {
  const conditions = job.tree === "solutions" ? ["--conditions=solution"] : [];
  // Node starts faster without the extra certificates, and training needs no network.
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const child = fork(join(import.meta.dirname, "worker.ts"), {
    cwd: job.root,
    env,
    execArgv: [...conditions, "--import", import.meta.resolve("tsx")],
    stdio: ["ignore", 2, "pipe", "ipc"],
  });
  withoutChatter(child.stderr!, (line) => process.stderr.write(line));
  child.send({ job });
  return child;
}

const ENDS = new Set<string>([
  "done",
  "stopped",
  "diverged",
  "unwritten",
  "faulty",
  "trouble",
] satisfies End["event"][]);

function isEnd(event: Progress | End): event is End {
  return ENDS.has(event.event);
}
