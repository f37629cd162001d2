import { createInterface } from "node:readline";
import { GROUP } from "./cases.ts";
import type { Answer } from "./protocol.ts";

// The competitor's side of the protocol, for those that run in Node. bench/peers/peer.py is its twin.

export function say(answer: Answer): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

/** The command line: which case, examples in a batch and in an epoch, batches kept in memory. */
export function jobOf([name, batch, examples, batches]: string[]) {
  return { name: name!, batch: Number(batch), examples: Number(examples), batches: Number(batches) };
}

export type Job = ReturnType<typeof jobOf>;

/**
 * Yields once for each epoch that is asked for; the caller says how long it took. Answers other requests itself:
 * `group` takes ten steps and reads their loss.
 */
export async function* askedEpochs(group: () => Promise<void>): AsyncGenerator<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const [request, count] = line.split(" ");
    if (request === "steps") {
      const times: number[] = [];
      for (let i = 0; i < Number(count) / GROUP; i++) {
        const began = performance.now();
        await group();
        times.push((performance.now() - began) / GROUP);
      }
      say({ steps: times as [number, ...number[]] });
    } else if (request === "epoch") yield;
    else return;
  }
}

/** Ends the process when nothing more is asked; says why where something is thrown. */
export async function compete(work: () => Promise<void>): Promise<never> {
  try {
    await work();
  } catch (error) {
    say({ failed: error instanceof Error ? error.message : String(error) });
  }
  process.exit();
}
