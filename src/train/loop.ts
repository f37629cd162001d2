import { seeded } from "#kit/random";
import { tf, type Scalar } from "#kit/tf";
import { batchesPerEpoch, orderOf, STREAM, take } from "./batches.ts";
import type { Checkpoint } from "./checkpoint.ts";
import type { Diverged, Epoch, Metrics, Step, Stopped } from "./events.ts";
import { measureAll } from "./measure.ts";
import type { Model, Recipe, Sets } from "./recipe.ts";
import { capture, restore, type Saved } from "./state.ts";

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
  let metrics: Metrics | null = null;
  let pending: Scalar[] = [];
  let order: number[] = [];
  let spentMs = 0;
  let savedAt = performance.now();

  for (let step = first + 1; step <= steps; step++) {
    const [epoch, place] = [Math.ceil(step / perEpoch), (step - 1) % perEpoch];
    if (place === 0 || step === first + 1) order = orderOf(sets.train.count, seed, epoch);
    const began = performance.now();
    const places = order.slice(place * recipe.batchSize, (place + 1) * recipe.batchSize);
    pending.push(takeStep(plan, step, places));
    const stopping = hooks.stopAsked();
    const epochEnds = place === perEpoch - 1;
    const readNow = pending.length === READ_EVERY || epochEnds || stopping;
    const losses = readNow ? await read(pending) : [];
    spentMs += performance.now() - began;

    const bad = losses.findIndex((loss) => !Number.isFinite(loss));
    if (bad >= 0) return diverged(step - losses.length + 1 + bad, steps, losses[bad]!);
    if (readNow) {
      pending = [];
      const perSecond = (1000 * (step - first)) / spentMs;
      const loss = losses.reduce((sum, value) => sum + value, 0) / losses.length;
      const timing = { stepsPerSecond: perSecond, secondsLeft: (steps - step) / perSecond };
      hooks.tell({ event: "step", step, steps, epoch, loss, ...timing });
    }
    if (epochEnds || stopping || performance.now() - savedAt > SAVE_EVERY_MS) {
      // The weights of the losses that are still pending may be anything; a checkpoint must be finite.
      const state = await capture(model);
      if (!state.every(({ values }) => values.every(Number.isFinite))) return diverged(step, steps, NaN);
      if (epochEnds) {
        metrics = await measureSets(plan);
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
  return { event: "finished", steps, stepMs, samplesPerSecond, metrics: metrics ?? (await measureSets(plan)) };
}

/** One update; whatever the step made besides its loss is freed. */
function takeStep({ recipe, sets, model, seed }: Plan, step: number, places: number[]): Scalar {
  return tf.tidy(() => {
    const loss: unknown = recipe.step(model, take(sets.train, places), seeded(seed, STREAM.step, step));
    if (loss instanceof tf.Tensor && loss.size === 1) return loss as Scalar;
    const got = loss instanceof tf.Tensor ? `a tensor of shape [${loss.shape}]` : String(loss);
    throw new TypeError(`a training step must answer its loss, a scalar tensor; got ${got}`);
  });
}

async function read(losses: Scalar[]): Promise<number[]> {
  const stacked = tf.tidy(() => tf.stack(losses.map((loss) => tf.reshape(loss, []))));
  const values = await stacked.data();
  tf.dispose([stacked, ...losses]);
  return [...values];
}

async function measureSets({ recipe, sets, model }: Plan): Promise<Metrics> {
  const seen = await measureAll(recipe, model, sets.train);
  const heldOut = await measureAll(recipe, model, sets.heldOut);
  const renamed = Object.entries(heldOut).map(([name, value]) => [
    `heldOut${name[0]!.toUpperCase()}${name.slice(1)}`,
    value,
  ]);
  return { ...seen, ...Object.fromEntries(renamed) };
}

function diverged(step: number, steps: number, loss: number): Diverged {
  return { event: "diverged", step, steps, loss: String(loss) };
}
