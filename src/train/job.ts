import { join } from "node:path";
import { drawnNoise } from "#kit/noise";
import { seeded } from "#kit/random";
import { tf } from "#kit/tf";
import { Problem } from "../text/problem.ts";
import { useBackend } from "../tensorflow/backend.ts";
import { openBoard } from "./board.ts";
import { Corrupt, loadCheckpoint, saveCheckpoint, type Checkpoint } from "./checkpoint.ts";
import { batchesPerEpoch, STREAM } from "./data/batches.ts";
import type { End, Job, Progress, Written } from "./events.ts";
import { writeAtomically } from "./files.ts";
import { openJournal } from "./journal.ts";
import { train, type Hooks, type Plan } from "./loop.ts";
import { toPng, type Canvas } from "./pictures/canvas.ts";
import { drawCurves } from "./pictures/curves.ts";
import { withRow } from "./pictures/strip.ts";
import { loadRecipe } from "./recipes/index.ts";
import * as words from "./words.ts";

/** Names within the folder of a run. */
export const FILES = {
  last: "last.ckpt",
  best: "best.ckpt",
  journal: "metrics.jsonl",
  board: "tensorboard",
  strip: "epochs.png",
  curves: "curves.png",
};

/** One job from start to end, in a process of its own. Throws what lessons, disk and backend throw. */
export async function runJob(job: Job, tell: (event: Progress) => void, stopAsked: () => boolean): Promise<End> {
  const resume = job.resume ? await whereToGoOn(job) : null;
  const seed = job.seed ?? resume?.seed ?? 1;
  const recipe = await loadRecipe(job.recipe);
  const backend = await useBackend(job.backend, { root: job.root, threads: recipe.threads });
  const epochs = job.epochs ?? resume?.epochs ?? recipe.epochs;
  const sets = await recipe.data(seed, { root: job.root, file: job.data });
  const model = recipe.initialise(seed);
  const plan: Plan = { recipe, sets, model, seed, epochs, patience: job.patience, backend: backend.name, resume };

  const run = { recipe: job.recipe, tree: job.tree, backend: backend.name, device: backend.device, seed };
  const steps = epochs * batchesPerEpoch(sets.train, recipe.batchSize);
  const examples = { train: sets.train.count, heldOut: sets.heldOut.count };
  const about = sets.about ?? null;
  const resumed = { resumedAt: resume?.step ?? 0, ...(resume && { resumedFrom: resume.backend }) };
  const scale = { epochs, steps, batchSize: recipe.batchSize, examples, about };
  tell({ event: "start", ...run, why: backend.why, ...scale, ...resumed });

  const at = (name: string) => join(job.out, name);
  const files = new Set<string>();
  const wrote = (event: Written["event"], path: string) => {
    files.add(path);
    tell({ event, path });
  };
  const paint = async (name: string, canvas: Canvas) => {
    await writeAtomically(at(name), toPng(canvas));
    wrote("image", at(name));
  };
  const journal = await openJournal(at(FILES.journal), resume?.step ?? 0);
  files.add(at(FILES.journal));
  const board = openBoard(job.root, at(FILES.board));
  if (board) files.add(at(FILES.board));

  const hooks: Hooks = {
    stopAsked,
    tell(event) {
      tell(event);
      if (event.event === "ready") return;
      journal.add(event);
      board?.add(event);
    },
    async save(which, checkpoint) {
      await saveCheckpoint(at(FILES[which]), checkpoint);
      wrote("file", at(FILES[which]));
    },
    async epochEnded(epoch) {
      if (!recipe.sample) return;
      const row = await recipe.sample(model, sets, drawnNoise(seeded(seed, STREAM.sample)));
      await paint(FILES.strip, await withRow(at(FILES.strip), epoch, row));
    },
  };
  const outcome = await train(plan, hooks);
  board?.flush();
  if (outcome.event === "diverged") return outcome;
  if (journal.history.length > 0) await paint(FILES.curves, drawCurves(recipe.name, journal.history, job.lang));
  if (outcome.event === "stopped") return { ...outcome, files: [...files] };

  const conclusions = await recipe.conclude?.(model, sets, journal.history);
  for (const { name, canvas } of await recipe.pictures(model, sets, journal.history, job.lang))
    await paint(`${name}.png`, canvas);
  tf.dispose(model.variables);
  const { event: _, metrics, ...result } = outcome;
  return { event: "done", ...run, ...result, metrics: { ...metrics, ...conclusions }, files: [...files] };
}

/** The checkpoint of the run in the job's folder. Throws a Problem where there is none that fits. */
async function whereToGoOn({ out, recipe, seed }: Job): Promise<Checkpoint> {
  const path = join(out, FILES.last);
  const found = await loadCheckpoint(path).catch((error: unknown) => {
    throw error instanceof Corrupt ? new Problem(words.corrupt(path, error.message)) : error;
  });
  if (!found) throw new Problem(words.nothingToResume(path));
  if (found.recipe !== recipe) throw new Problem(words.otherRecipe(path, found.recipe, recipe));
  if (seed !== null && seed !== found.seed) throw new Problem(words.otherSeed(path, found.seed, seed));
  return found;
}
