import { drawnNoise, type Noise } from "#kit/noise";
import { seeded } from "#kit/random";
import { tf } from "#kit/tf";
import { nativeBackend } from "../tensorflow/graph/binding.ts";
import type { Text } from "../text/lang.ts";
import { STREAM } from "./data/batches.ts";
import { noisyGraph } from "./noisy-graph.ts";
import type { Batch, Losses, Model, Recipe } from "./recipe.ts";

/** Makes updates; the caller disposes of what they answer, and of the batches. */
export interface Stepper {
  /** Update number `step`; its noise depends on the seed and on that number alone. */
  take(batch: Batch, step: number): Losses;
  /** The same update, one operation after another. */
  takeEagerly(batch: Batch, step: number): Losses;
  /** Gets ready for batches like this one, without training. */
  prepare(batch: Batch): void;
  /** Why updates run operation by operation; null where they run as one graph. */
  readonly eager: Text | null;
  dispose(): void;
}

export function stepperFor(recipe: Recipe, model: Model, seed: number): Stepper {
  return nativeBackend() ? compiledStepper(recipe, model, seed) : plainStepper(recipe, model, seed);
}

/** Every backend can do this. */
function plainStepper(recipe: Recipe, model: Model, seed: number): Stepper {
  const take = (batch: Batch, step: number) =>
    tf.tidy(() => checked(recipe.step(model, batch, drawnNoise(seeded(seed, STREAM.step, step)))));
  return { take, takeEagerly: take, prepare: () => {}, eager: null, dispose: () => {} };
}

function compiledStepper(recipe: Recipe, model: Model, seed: number): Stepper {
  const update = (batch: Batch, noise: Noise) => checked(recipe.step(model, batch, noise));
  const graph = noisyGraph(update, Object.values(model.optimizers));
  return {
    take: (batch, step) => graph.run(batch, [seed, step]),
    takeEagerly: (batch, step) => graph.runEagerly(batch, [seed, step]),
    prepare: graph.prepare,
    get eager() {
      return graph.eager;
    },
    dispose: graph.dispose,
  };
}

/** What a lesson answered, where that is a loss and its parts. */
function checked(losses: unknown): Losses {
  for (const [name, value] of Object.entries<unknown>({ loss: undefined, ...(losses as object) })) {
    if (value instanceof tf.Tensor && value.size === 1) continue;
    const got = value instanceof tf.Tensor ? `a tensor of shape [${value.shape}]` : String(value);
    throw new TypeError(`a training step must answer its ${name}, a scalar tensor; got ${got}`);
  }
  return losses as Losses;
}
