import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseAnswer, type Answer } from "./protocol.ts";

/** A process that trains one case and does nothing unless it is asked. */
export interface Competitor {
  /** The next answer, after `request` where there is one. Rejects with `Gone` where the process ended first. */
  ask(request: string | null): Promise<Answer>;
  /** The most memory that the process ever held, in bytes; null where the system does not tell. */
  peakMemory(): number | null;
  stop(): void;
  /** Resolves with its last words when the process is no more. */
  ended: Promise<string>;
}

/** A competitor that ended without an answer: what it wrote last, or the system's code. */
export class Gone extends Error {
  override name = "Gone";
}

/** One answer may take so long, in milliseconds; after that the competitor is stopped. */
const PATIENCE = 300_000;

export function startCompetitor(file: string, args: string[], env: NodeJS.ProcessEnv = process.env): Competitor {
  const child = spawn(file, args, { env });
  let lastWords = "";
  createInterface({ input: child.stderr }).on("line", (line) => (lastWords = line.trim() || lastWords));
  const ended = new Promise<string>((resolve) => {
    child.on("error", ({ message }) => resolve(message));
    child.on("close", (code, signal) => resolve(lastWords || `exit ${signal ?? code}`));
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  // A competitor that is gone reads nothing; that it is gone is told by the end of its output.
  child.stdin.on("error", () => {});

  return {
    async ask(request) {
      if (request !== null) child.stdin.write(`${request}\n`);
      const late = setTimeout(() => {
        lastWords = `no answer within ${PATIENCE / 1000} s`;
        child.kill("SIGKILL");
      }, PATIENCE);
      try {
        for (;;) {
          const { value: line, done } = await lines.next();
          if (done) throw new Gone(await ended);
          const answer = parseAnswer(line);
          if (answer) return answer;
        }
      } finally {
        clearTimeout(late);
      }
    },
    peakMemory: () => peakMemoryOf(child.pid),
    stop: () => void child.kill("SIGKILL"),
    ended,
  };
}

function peakMemoryOf(pid: number | undefined): number | null {
  try {
    const [, kilobytes] = readFileSync(`/proc/${pid}/status`, "utf8").match(/^VmHWM:\s+(\d+) kB$/m)!;
    return 1024 * Number(kilobytes);
  } catch {
    return null;
  }
}
