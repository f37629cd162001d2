import { mkdir, readFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Text } from "../../src/text/lang.ts";
import { Problem } from "../../src/text/problem.ts";
import type { Done, Job, Metrics, Progress, Start } from "../../src/train/events.ts";
import { writeAtomically } from "../../src/train/files.ts";
import { startTraining } from "../../src/train/start.ts";
import { examine, type Examined } from "./examine.ts";
import { JUDGE, type Trial } from "./plan.ts";

/** What one run of a recipe came to. */
export interface Outcome {
  recipe: string;
  seed: number;
  epochs: number;
  backend: string;
  device: string;
  steps: number;
  stepMs: number | null;
  /** What the data were, where a reader must know it. */
  about: Text | null;
  metrics: Metrics;
}

/** Name of the file that holds the outcome, in the folder of the run. */
const OUTCOME = "outcome.json";

/** What a run that is finished came to; null where there is none. */
export async function knownOutcome(root: string, { recipe, epochs }: Trial, seed: number): Promise<Outcome | null> {
  const path = join(folderOf(root, recipe, seed, epochs), OUTCOME);
  return existsSync(path) ? (JSON.parse(await readFile(path, "utf8")) as Outcome) : null;
}

/**
 * Trains and examines one seed of a trial in runs/results/; a run that was cut short goes on where it was, and one that
 * is there already is only read.
 */
export async function runTrial(
  root: string,
  trial: Trial,
  seed: number,
  data: string | null,
  tell: (event: Progress) => void,
): Promise<Outcome> {
  const known = await knownOutcome(root, trial, seed);
  if (known) return known;
  const { recipe, epochs } = trial;
  const out = folderOf(root, recipe, seed, epochs);
  await mkdir(out, { recursive: true });
  const job: Job = {
    root,
    recipe,
    backend: "auto",
    tree: "solutions",
    out,
    data,
    seed,
    epochs,
    patience: null,
    resume: existsSync(join(out, "last.ckpt")),
    lang: "en",
  };
  let start: Start | undefined;
  const end = await startTraining(job, (event) => {
    if (event.event === "start") start = event;
    tell(event);
  });
  if (end.event === "trouble") throw new Problem(end.text);
  if (end.event !== "done") throw new Problem(unfinished(recipe, end.event));
  const judge = join(folderOf(root, JUDGE.recipe, JUDGE.seeds[0]!, JUDGE.epochs), "last.ckpt");
  const examined = await examine(root, recipe, join(out, "last.ckpt"), { backend: end.backend, judge });
  const outcome = outcomeOf(end, epochs, start!, examined);
  await writeAtomically(join(out, OUTCOME), Buffer.from(`${JSON.stringify(outcome, null, 2)}\n`));
  return outcome;
}

function folderOf(root: string, recipe: string, seed: number, epochs: number): string {
  return join(root, "runs", "results", `${recipe}-${seed}-${epochs}`);
}

function outcomeOf(done: Done, epochs: number, { about }: Start, examined: Examined): Outcome {
  const { recipe, seed, backend, device, steps, stepMs, metrics } = done;
  return { recipe, seed, epochs, backend, device, steps, stepMs, about, metrics: { ...metrics, ...examined } };
}

const unfinished = (recipe: string, how: string): Text => ({
  en: `${recipe} ended before its last epoch (${how}); run the same command again and it goes on`,
  fa: `آموزش ${recipe} پیش از آخرین دور پایان یافت (${how})؛ همین فرمان را دوباره اجرا کنید تا ادامه یابد`,
});
