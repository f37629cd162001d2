import { drawnNoise } from "#kit/noise";
import { seeded } from "#kit/random";
import { tf, type Tensor, type Tensor1D } from "#kit/tf";
import { nativeBackend } from "../tensorflow/graph/binding.ts";
import { compile } from "../tensorflow/graph/compile.ts";
import { nativeNoise } from "../tensorflow/graph/noise.ts";
import type { Text } from "../text/lang.ts";
import { STREAM } from "./data/batches.ts";
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

/** Native TensorFlow runs a step as one graph, and draws the noise itself. */
function compiledStepper(recipe: Recipe, model: Model, seed: number): Stepper {
  type Inputs = Batch & { noiseSeed: Tensor };
  const update = ({ noiseSeed, ...batch }: Inputs): Losses =>
    checked(recipe.step(model, batch, nativeNoise(noiseSeed as Tensor1D)));
  const compiled = compile(update, { optimizers: Object.values(model.optimizers) });
  const withSeed = <T>(batch: Batch, step: number, run: (inputs: Inputs) => T): T => {
    const noiseSeed = tf.tensor1d([seed, step], "int32");
    const answer = run({ ...batch, noiseSeed } as Inputs);
    noiseSeed.dispose();
    return answer;
  };
  return {
    take: (batch, step) => withSeed(batch, step, compiled),
    takeEagerly: (batch, step) => withSeed(batch, step, (inputs) => tf.tidy(() => update(inputs))),
    prepare: (batch) => withSeed(batch, 0, compiled.prepare),
    get eager() {
      return compiled.eager;
    },
    dispose: compiled.dispose,
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
