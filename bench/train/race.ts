import { quantile } from "../statistics.ts";
import { GROUP, type Case } from "./cases.ts";
import { Gone, type Competitor } from "./competitor.ts";
import { NAMES, type Name, type Start } from "./lineup.ts";
import type { Answer, Ready } from "./protocol.ts";

/** What one competitor did: a number of milliseconds for each round, a step's (the median) and an epoch's. */
export interface Times {
  ready: Ready;
  step: number[];
  epoch: number[];
  /** Bytes; null where the system does not tell. */
  peakMemory: number | null;
}

/** Why there are no times: a package that is not there, or what went wrong. */
export type Absence = { missing: string } | { failed: string };

export type Results = Record<Name, Times | Absence>;

/**
 * All competitors on one case. They take turns, one computing at a time, so that a slow moment of the machine falls on
 * all of them; a turn of each measure comes first that does not count: it compiles and fills caches.
 */
export async function race(start: Start, job: Case, rounds: number, stopped: AbortSignal): Promise<Results> {
  const running = new Map<Name, Competitor>();
  const results: Partial<Results> = {};
  stopped.addEventListener("abort", () => running.forEach((competitor) => competitor.stop()));
  const turn = async (name: Name, request: string | null): Promise<Answer | null> => {
    const found = await ask(running.get(name)!, request);
    if (!("missing" in found || "failed" in found)) return found;
    results[name] = found;
    running.get(name)!.stop();
    running.delete(name);
    return null;
  };
  try {
    for (const name of NAMES) {
      stopped.throwIfAborted();
      running.set(name, start(name, job));
      const answer = await turn(name, null);
      if (answer && "ready" in answer) results[name] = { ...answer, step: [], epoch: [], peakMemory: null };
    }
    const requests = [`steps ${2 * GROUP}`, ...repeat(`steps ${job.steps}`, rounds), ...repeat("epoch", rounds + 1)];
    for (const [i, request] of requests.entries()) {
      for (const name of [...running.keys()]) {
        stopped.throwIfAborted();
        const answer = await turn(name, request);
        const counts = i > 0 && i !== rounds + 1;
        if (answer && counts) add(results[name] as Times, answer);
      }
    }
    for (const [name, competitor] of running) (results[name] as Times).peakMemory = competitor.peakMemory();
  } finally {
    for (const competitor of running.values()) competitor.stop();
  }
  return results as Results;
}

async function ask(competitor: Competitor, request: string | null): Promise<Answer> {
  try {
    return await competitor.ask(request);
  } catch (error) {
    if (error instanceof Gone) return { failed: error.message };
    throw error;
  }
}

function add(times: Times, answer: Answer): void {
  if ("steps" in answer) times.step.push(quantile(answer.steps, 0.5));
  if ("epoch" in answer) times.epoch.push(answer.epoch);
}

function repeat<T>(value: T, times: number): T[] {
  return Array<T>(times).fill(value);
}
