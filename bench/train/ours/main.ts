import { tf } from "#kit/tf";
import { useBackend } from "../../../src/tensorflow/backend.ts";
import { threadsOfOperation } from "../../../src/tensorflow/native.ts";
import { take } from "../../../src/train/data/batches.ts";
import { train, type Plan } from "../../../src/train/loop.ts";
import type { Losses, Recipe, Sets } from "../../../src/train/recipe.ts";
import { stepperFor } from "../../../src/train/stepper.ts";
import { GROUP } from "../cases.ts";
import { askedEpochs, compete, jobOf, say, type Job } from "../serve.ts";
import { loadNetwork } from "./networks.ts";

// Tamrin itself: the recipe's step compiled as `tamrin train` compiles it, and epochs by the loop of `tamrin train`.

const root = process.cwd();
const SEED = 1;

/** Held-out examples that the loop measures after an epoch; not part of the epoch's time. */
const MEASURED = 100;

await compete(async () => {
  const job = jobOf(process.argv.slice(2));
  const recipe = { ...(await loadNetwork(job)), batchSize: job.batch };
  const backend = await useBackend("tensorflow", { root, threads: recipe.threads });
  const sets = cut(await recipe.data(SEED, { root, file: null }), job.examples);

  const { group, eager } = groups(recipe, sets, job);
  say({
    ready: {
      versions: { tensorflow: backend.version, node: process.versions.node },
      threads: threadsOfOperation(),
      eager,
    },
  });
  const asked = askedEpochs(group);
  if ((await asked.next()).done) return;
  const plan = { seed: SEED, epochs: 1_000_000, patience: null, backend: backend.name, resume: null };
  await trainAsAsked({ recipe, sets, model: recipe.initialise(SEED), ...plan }, asked);
});

/** The first examples only. */
function cut({ train: all, heldOut }: Sets, examples: number): Sets {
  if (all.count < examples) throw new Error(`only ${all.count} examples of ${examples}`);
  return { train: { ...all, count: examples }, heldOut: { ...heldOut, count: Math.min(MEASURED, heldOut.count) } };
}

/** Ten steps on batches in memory, their losses read at once as the loop reads them. */
function groups(recipe: Recipe, { train: examples }: Sets, { batch: size, batches: count }: Job) {
  const batches = Array.from({ length: count }, (_, i) =>
    take(
      examples,
      Array.from({ length: size }, (_place, j) => i * size + j),
    ),
  );
  const stepper = stepperFor(recipe, recipe.initialise(SEED), SEED);
  stepper.prepare(batches[0]!);
  let step = 0;
  const group = async () => {
    const losses: Losses[] = [];
    for (let i = 0; i < GROUP; i++, step++) losses.push(stepper.take(batches[step % count]!, step));
    const stacked = tf.stack(losses.map(({ loss }) => tf.reshape(loss, [])));
    const values = await stacked.data();
    tf.dispose([stacked, losses]);
    if (!values.every(Number.isFinite)) throw new Error("the loss is not finite");
  };
  return { group, eager: stepper.eager };
}

/** The loop of `tamrin train`, held after each epoch until the next one is asked for. Ends when none is. */
async function trainAsAsked(plan: Plan, asked: AsyncGenerator<void>): Promise<void> {
  let [began, ended] = [performance.now(), 0];
  let over = false;
  await train(plan, {
    // The last event of an epoch's steps comes before the loop measures and saves.
    tell: ({ event }) => {
      if (event === "step") ended = performance.now();
    },
    epochEnded: async () => {
      say({ epoch: ended - began });
      over = (await asked.next()).done === true;
      began = performance.now();
    },
    stopAsked: () => over,
    save: async () => {},
  });
}
