import { z } from "zod";

// What the harness and a competitor say to each other, a line each way: the harness asks on stdin, the competitor answers
// on stdout. The Python side is bench/peers/peer.py.
//
//   (starts)    {"ready": …}   built, its data in memory      {"missing": "keras"}   a package that is not installed
//   steps 60    {"steps": […]} milliseconds per step, one number for every ten steps with the reading of the loss
//   epoch       {"epoch": …}   milliseconds for one pass over the examples in a new order
//   quit, or the end of stdin: it ends
//
// At any time {"failed": "…"}: why it cannot go on.

const ready = z.object({
  /** Of the libraries that compute. */
  versions: z.record(z.string(), z.string()),
  threads: z.number(),
  /** Ours only: why steps do not run as one graph. */
  eager: z.object({ en: z.string(), fa: z.string() }).nullish(),
});

const answer = z.union([
  z.object({ ready }),
  z.object({ missing: z.string() }),
  z.object({ failed: z.string() }),
  z.object({ steps: z.array(z.number().positive()).nonempty() }),
  z.object({ epoch: z.number().positive() }),
]);

export type Ready = z.infer<typeof ready>;
export type Answer = z.infer<typeof answer>;

/** One line of a competitor's stdout; null for what is no answer: libraries print too. */
export function parseAnswer(line: string): Answer | null {
  if (!line.startsWith("{")) return null;
  try {
    return answer.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
