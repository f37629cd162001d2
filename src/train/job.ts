import { join } from "node:path";
import { tf } from "#kit/tf";
import { Problem } from "../text/problem.ts";
import { useBackend } from "../tensorflow/backend.ts";
import { batchesPerEpoch } from "./data/batches.ts";
import { toPng } from "./pictures/canvas.ts";
import { Corrupt, loadCheckpoint, saveCheckpoint, type Checkpoint } from "./checkpoint.ts";
import type { End, Job, Progress, Written } from "./events.ts";
import { writeAtomically } from "./files.ts";
import { train, type Hooks, type Plan } from "./loop.ts";
import { loadRecipe } from "./recipes/index.ts";
import * as words from "./words.ts";

/** Names within the folder of a run. */
export const FILES = { last: "last.ckpt", best: "best.ckpt" };

/** One job from start to end, in a process of its own. Throws what lessons, disk and backend throw. */
export async function runJob(job: Job, tell: (event: Progress) => void, stopAsked: () => boolean): Promise<End> {
  const resume = job.resume ? await whereToGoOn(job) : null;
  const seed = job.seed ?? resume?.seed ?? 1;
  const backend = await useBackend(job.backend, { root: job.root });
  const recipe = await loadRecipe(job.recipe);
  const epochs = job.epochs ?? resume?.epochs ?? recipe.epochs;
  const sets = await recipe.data(seed, { root: job.root, file: job.data });
  const model = recipe.initialise(seed);
  const plan: Plan = { recipe, sets, model, seed, epochs, backend: backend.name, resume };

  const run = { recipe: job.recipe, tree: job.tree, backend: backend.name, device: backend.device, seed };
  const steps = epochs * batchesPerEpoch(sets.train, recipe.batchSize);
  const examples = { train: sets.train.count, heldOut: sets.heldOut.count };
  const resumed = { resumedAt: resume?.step ?? 0, ...(resume && { resumedFrom: resume.backend }) };
  tell({ event: "start", ...run, why: backend.why, epochs, steps, batchSize: recipe.batchSize, examples, ...resumed });

  const files = new Set<string>();
  const wrote = (event: Written["event"], path: string) => {
    files.add(path);
    tell({ event, path });
  };
  const save: Hooks["save"] = async (which, checkpoint) => {
    const path = join(job.out, FILES[which]);
    await saveCheckpoint(path, checkpoint);
    wrote("file", path);
  };
  const outcome = await train(plan, { tell, stopAsked, save });
  if (outcome.event === "stopped") return { ...outcome, files: [...files] };
  if (outcome.event === "diverged") return outcome;

  for (const { name, canvas } of await recipe.pictures(model, sets, [])) {
    const path = join(job.out, `${name}.png`);
    await writeAtomically(path, toPng(canvas));
    wrote("image", path);
  }
  tf.dispose(model.variables);
  const { event: _, ...result } = outcome;
  return { event: "done", ...run, ...result, files: [...files] };
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
