import { resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import "#kit/matchers";
import { tf } from "#kit/tf";
import { useBackend } from "../../tensorflow/backend.ts";
import { isNativeInPlace } from "../../tensorflow/install/install.ts";
import { take } from "../data/batches.ts";
import type { Batch, Model, Recipe } from "../recipe.ts";
import { stepperFor } from "../stepper.ts";
import { loadRecipe, recipeNames } from "./index.ts";

const root = resolve(import.meta.dirname, "../../..");
const native = isNativeInPlace(root);
const title = native ? "on native TensorFlow" : "on native TensorFlow (skipped: it is not set up)";

describe.skipIf(!native)(title, () => {
  beforeAll(async () => void (await useBackend("tensorflow", { root })));

  test.each(recipeNames)("fifty compiled steps of %s end where eager ones end", { timeout: 120_000 }, async (name) => {
    const recipe = await loadRecipe(name);
    const batches = await smallBatches(recipe);
    const run = async (compiled: boolean) => {
      const model = recipe.initialise(1);
      const stepper = stepperFor(recipe, model, 1);
      const losses: number[] = [];
      for (let step = 1; step <= 50; step++) {
        const batch = batches[step % batches.length]!;
        const made = compiled ? stepper.take(batch, step) : stepper.takeEagerly(batch, step);
        losses.push((await made.loss.data())[0]!);
        tf.dispose(made);
      }
      const weights = await numbersOf(model);
      stepper.dispose();
      return { losses, weights, eager: stepper.eager };
    };
    const [eager, compiled] = [await run(false), await run(true)];
    expect(compiled.eager).toBeNull();
    expect(compiled.losses).toBeNear(eager.losses, 1e-6 * Math.max(1, ...eager.losses.map(Math.abs)));
    expect(distance(compiled.weights, eager.weights) / distance(eager.weights, [])).toBeNear(0, 1e-6);
  });
});

/**
 * Weights are compared all together: where a gradient is as small as Adam's epsilon, 1e-7, its last bits alone move a
 * weight, and ten in 400,000 end up to 2e-5 apart.
 */
function distance(a: number[], b: number[]): number {
  return Math.sqrt(a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0));
}

/** Five batches of eight: an update is an update, and eager ones take long. */
async function smallBatches(recipe: Recipe): Promise<Batch[]> {
  const { train } = await recipe.data(1, { root, file: null });
  return Array.from({ length: 5 }, (_, i) => {
    const batch = take(train, Array.from({ length: 8 }, (_, j) => 8 * i + j)); // prettier-ignore
    return Object.fromEntries(Object.entries(batch).map(([name, tensor]) => [name, shortened(tensor)]));
  });
}

/** A sequence [N, T, D] is cut to its last 24 steps, which go the same way as all of them. */
function shortened(tensor: Batch[string]): Batch[string] {
  if (tensor.rank !== 3) return tensor;
  const T = Math.min(24, tensor.shape[1]!);
  return tf.slice(tensor, [0, tensor.shape[1]! - T, 0], [-1, T, -1]);
}

async function numbersOf({ variables }: Model): Promise<number[]> {
  const parts = await Promise.all(Object.values(variables).map((variable) => variable.data()));
  return parts.flatMap((part) => [...part]);
}
