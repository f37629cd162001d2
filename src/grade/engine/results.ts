import { join } from "node:path";
import { digestOf } from "./digest.ts";
import type { TaskOutcome } from "./outcome.ts";
import { Store } from "./store.ts";

/**
 * What the tests said of every paper, by its key, in two files of a folder. Outcomes of a task that are the same, as
 * most of a class are, are kept once and read once; nobody may change what is given out.
 */
export class Results {
  /** By the key of a paper: the keys of its outcomes. */
  private readonly papers: Store;
  private readonly outcomes: Store;
  private readonly read = new Map<string, TaskOutcome>();

  /** Throws what the file system refuses. */
  constructor(folder: string) {
    this.papers = new Store(join(folder, "results"));
    this.outcomes = new Store(join(folder, "outcomes"));
  }

  /** Undefined where they were not put, or are not whole. */
  get(key: string): TaskOutcome[] | undefined {
    const keys = this.papers.get(key) as string[] | undefined;
    const outcomes = keys?.map((each) => this.outcome(each));
    return outcomes?.every((outcome) => outcome !== undefined) ? outcomes : undefined;
  }

  put(key: string, outcomes: TaskOutcome[]): void {
    const keys = outcomes.map((outcome) => digestOf(outcome));
    // What a paper names is there before it: the process may be killed at any moment.
    for (const [i, each] of keys.entries()) if (!this.outcomes.has(each)) this.outcomes.put(each, outcomes[i]);
    this.papers.put(key, keys);
  }

  close(): void {
    this.papers.close();
    this.outcomes.close();
  }

  private outcome(key: string): TaskOutcome | undefined {
    const known = this.read.get(key);
    if (known) return known;
    const outcome = this.outcomes.get(key) as TaskOutcome | undefined;
    if (outcome) this.read.set(key, outcome);
    return outcome;
  }
}
