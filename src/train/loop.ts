import { tf } from "#kit/tf";
import { findBlame } from "./blame.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { batchesPerEpoch } from "./data/batches.ts";
import type { Diverged, Epoch, Metrics, Ready, Step, Stopped } from "./events.ts";
import { batchesOf } from "./feed.ts";
import { meansOf, readLosses } from "./losses.ts";
import { measurerFor } from "./measure.ts";
import type { Losses, Model, Recipe, Sets } from "./recipe.ts";
import { capture, restore, type Saved } from "./state.ts";
import { stepperFor } from "./stepper.ts";

/** One run of a recipe. The same plan ends in the same numbers, also when it is stopped and resumed on the way. */
export interface Plan {
  recipe: Recipe;
  sets: Sets;
  model: Model;
  seed: number;
  epochs: number;
  /** Stop after so many epochs without a better held-out loss; null to go on to the end. */
  patience: number | null;
  backend: string;
  /** Where to go on; null to begin. */
  resume: Checkpoint | null;
}

/** What the loop says and asks while it runs. */
export interface Hooks {
  tell(progress: Ready | Step | Epoch): void;
  stopAsked(): boolean;
  save(which: "last" | "best", checkpoint: Checkpoint): Promise<void>;
  /** After each epoch, while the model is as the epoch left it. */
  epochEnded(epoch: number): Promise<void>;
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
  const { recipe, sets, model, seed, epochs, patience } = plan;
  const perEpoch = batchesPerEpoch(sets.train, recipe.batchSize);
  const steps = perEpoch * epochs;
  const first = plan.resume?.step ?? 0;
  let best = plan.resume?.best ?? null;
  if (plan.resume) await restore(model, plan.resume.state);

  const batchAt = batchesOf(recipe, sets, seed);
  const stepper = stepperFor(recipe, model, seed);
  const measurer = measurerFor(recipe, model, sets, seed);
  if (first < steps) {
    const batch = batchAt(first + 1);
    stepper.prepare(batch);
    tf.dispose(batch);
    hooks.tell({ event: "ready", eager: stepper.eager });
  }
  const save = async (which: "last" | "best", step: number, state: Saved[]) => {
    const run = { recipe: recipe.name, seed, epochs, step, backend: plan.backend, best };
    await hooks.save(which, { ...run, state });
  };
  let metrics: Metrics | null = null;
  let pending: Losses[] = [];
  let safe = { step: first, state: await capture(model) };
  let spentMs = 0;
  let savedAt = performance.now();
  let last = first;

  const diverged = async (step: number, loss: number): Promise<Diverged> => {
    await restore(model, safe.state);
    const found = await findBlame({ from: safe.step + 1, to: step, watched: READ_EVERY }, stepper, batchAt);
    return { event: "diverged", step, steps, loss: String(loss), first: found };
  };
  const outOfPatience = (step: number) => patience !== null && best !== null && step - best.step >= patience * perEpoch;

  try {
    for (let step = first + 1; step <= steps && !(outOfPatience(step - 1) && (step - 1) % perEpoch === 0); step++) {
      const epoch = Math.ceil(step / perEpoch);
      const began = performance.now();
      const batch = batchAt(step);
      pending.push(stepper.take(batch, step));
      tf.dispose(batch);
      last = step;
      const stopping = hooks.stopAsked();
      const epochEnds = step % perEpoch === 0;
      const readNow = pending.length === READ_EVERY || epochEnds || stopping;
      const losses = readNow ? await readLosses(pending) : [];
      spentMs += performance.now() - began;

      const bad = losses.findIndex(({ loss }) => !Number.isFinite(loss));
      if (bad >= 0) return await diverged(step - losses.length + 1 + bad, losses[bad]!.loss!);
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
        if (!state.every(({ values }) => values.every(Number.isFinite))) return await diverged(step, NaN);
        safe = { step, state };
        if (epochEnds) {
          metrics = await measurer.measure();
          hooks.tell({ event: "epoch", epoch, epochs, step, metrics });
          await hooks.epochEnded(epoch);
          if (best === null || metrics.heldOutLoss! < best.loss) {
            best = { step, loss: metrics.heldOutLoss! };
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
    metrics ??= await measurer.measure();
  } finally {
    stepper.dispose();
    measurer.dispose();
  }

  const done = last - first;
  const stepMs = done > 0 ? spentMs / done : null;
  const samplesPerSecond = stepMs && (1000 * recipe.batchSize) / stepMs;
  return { event: "finished", steps: last, stepMs, samplesPerSecond, metrics };
}
