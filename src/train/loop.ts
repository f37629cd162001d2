import { tf, type Scalar } from "#kit/tf";
import type { Checkpoint } from "./checkpoint.ts";
import { batchesPerEpoch, orderOf, take } from "./data/batches.ts";
import type { Diverged, Epoch, Metrics, Step, Stopped } from "./events.ts";
import { measureSets } from "./measure.ts";
import type { Losses, Model, Recipe, Sets } from "./recipe.ts";
import { capture, restore, type Saved } from "./state.ts";
import { eagerStepper } from "./stepper.ts";

/** One run of a recipe. The same plan ends in the same numbers, also when it is stopped and resumed on the way. */
export interface Plan {
  recipe: Recipe;
  sets: Sets;
  model: Model;
  seed: number;
  epochs: number;
  backend: string;
  /** Where to go on; null to begin. */
  resume: Checkpoint | null;
}

/** What the loop says and asks while it runs. */
export interface Hooks {
  tell(progress: Step | Epoch): void;
  stopAsked(): boolean;
  save(which: "last" | "best", checkpoint: Checkpoint): Promise<void>;
}

export interface Finished {
  event: "finished";
  steps: number;
  stepMs: number | null;
  samplesPerSecond: number | null;
  metrics: Metrics;
}

/** The loss is read from the device every so many steps: each reading waits for all work before it. */
const READ_EVERY = 10;

/** A checkpoint is also written within an epoch, when the last one is this old. */
const SAVE_EVERY_MS = 10_000;

export async function train(plan: Plan, hooks: Hooks): Promise<Finished | Omit<Stopped, "files"> | Diverged> {
  const { recipe, sets, model, seed, epochs } = plan;
  const perEpoch = batchesPerEpoch(sets.train, recipe.batchSize);
  const steps = perEpoch * epochs;
  const first = plan.resume?.step ?? 0;
  let bestLoss = plan.resume?.bestLoss ?? null;
  if (plan.resume) await restore(model, plan.resume.state);

  const save = async (which: "last" | "best", step: number, state: Saved[]) => {
    const run = { recipe: recipe.name, seed, epochs, step, backend: plan.backend, bestLoss };
    await hooks.save(which, { ...run, state });
  };
  const stepper = eagerStepper(recipe, model, seed);
  let metrics: Metrics | null = null;
  let pending: Losses[] = [];
  let order: number[] = [];
  let spentMs = 0;
  let savedAt = performance.now();

  for (let step = first + 1; step <= steps; step++) {
    const [epoch, place] = [Math.ceil(step / perEpoch), (step - 1) % perEpoch];
    if (place === 0 || step === first + 1) order = orderOf(sets.train.count, seed, epoch);
    const began = performance.now();
    const places = order.slice(place * recipe.batchSize, (place + 1) * recipe.batchSize);
    const batch = take(sets.train, places);
    pending.push(stepper.take(batch, step));
    tf.dispose(batch);
    const stopping = hooks.stopAsked();
    const epochEnds = place === perEpoch - 1;
    const readNow = pending.length === READ_EVERY || epochEnds || stopping;
    const losses = readNow ? await read(pending) : [];
    spentMs += performance.now() - began;

    const bad = losses.findIndex(({ loss }) => !Number.isFinite(loss));
    if (bad >= 0) return diverged(step - losses.length + 1 + bad, steps, losses[bad]!.loss!);
    if (readNow) {
      pending = [];
      const perSecond = (1000 * (step - first)) / spentMs;
      const { loss, ...parts } = meansOf(losses);
      const timing = { stepsPerSecond: perSecond, secondsLeft: (steps - step) / perSecond };
      hooks.tell({ event: "step", step, steps, epoch, loss: loss!, parts, ...timing });
    }
    if (epochEnds || stopping || performance.now() - savedAt > SAVE_EVERY_MS) {
      // The weights of the losses that are still pending may be anything; a checkpoint must be finite.
      const state = await capture(model);
      if (!state.every(({ values }) => values.every(Number.isFinite))) return diverged(step, steps, NaN);
      if (epochEnds) {
        metrics = await measureSets(recipe, model, sets, seed);
        hooks.tell({ event: "epoch", epoch, epochs, step, metrics });
        if (bestLoss === null || metrics.heldOutLoss! < bestLoss) {
          bestLoss = metrics.heldOutLoss!;
          await save("best", step, state);
        }
      }
      await save("last", step, state);
      savedAt = performance.now();
    }
    if (stopping && step < steps) return { event: "stopped", step, steps };
    // Lets a request to stop come in.
    await new Promise(setImmediate);
  }

  const done = steps - first;
  const stepMs = done > 0 ? spentMs / done : null;
  const samplesPerSecond = stepMs && (1000 * recipe.batchSize) / stepMs;
  return {
    event: "finished",
    steps,
    stepMs,
    samplesPerSecond,
    metrics: metrics ?? (await measureSets(recipe, model, sets, seed)),
  };
}

/** The losses of the pending steps as numbers, read at once. */
async function read(pending: Losses[]): Promise<Metrics[]> {
  const names = Object.keys(pending[0]!);
  const scalars = pending.flatMap((losses) => names.map((name) => tf.reshape(losses[name]!, []) as Scalar));
  const stacked = tf.stack(scalars);
  const values = await stacked.data();
  tf.dispose([stacked, scalars, pending]);
  return pending.map((_, i) => Object.fromEntries(names.map((name, j) => [name, values[i * names.length + j]!])));
}

function meansOf(losses: Metrics[]): Metrics {
  const mean = (name: string) => losses.reduce((sum, values) => sum + values[name]!, 0) / losses.length;
  return Object.fromEntries(Object.keys(losses[0]!).map((name) => [name, mean(name)]));
}

function diverged(step: number, steps: number, loss: number): Diverged {
  return { event: "diverged", step, steps, loss: String(loss) };
}
