import { drawnNoise } from "#kit/noise";
import { seeded } from "#kit/random";
import { tf } from "#kit/tf";
import { STREAM } from "./data/batches.ts";
import type { Batch, Losses, Model, Recipe } from "./recipe.ts";

/** Makes one update from one batch; the caller disposes of what it answers, and of the batch. */
export interface Stepper {
  take(batch: Batch, step: number): Losses;
  dispose(): void;
}

/** Runs the recipe's step as it is written, one operation after another: what every backend can do. */
export function eagerStepper(recipe: Recipe, model: Model, seed: number): Stepper {
  const noiseOf = (step: number) => drawnNoise(seeded(seed, STREAM.step, step));
  return {
    take: (batch, step) => tf.tidy(() => checked(recipe.step(model, batch, noiseOf(step)))),
    dispose: () => {},
  };
}

/** What a lesson answered, where that is a loss and its parts. */
export function checked(losses: unknown): Losses {
  for (const [name, value] of Object.entries<unknown>({ loss: undefined, ...(losses as object) })) {
    if (value instanceof tf.Tensor && value.size === 1) continue;
    const got = value instanceof tf.Tensor ? `a tensor of shape [${value.shape}]` : String(value);
    throw new TypeError(`a training step must answer its ${name}, a scalar tensor; got ${got}`);
  }
  return losses as Losses;
}
