import { resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import "#kit/matchers";
import { tf } from "#kit/tf";
import { useBackend } from "../../tensorflow/backend.ts";
import { isNativeInPlace } from "../../tensorflow/install/install.ts";
import { take } from "../data/batches.ts";
import type { Batch, Losses, Model, Recipe } from "../recipe.ts";
import { capture, restore } from "../state.ts";
import { stepperFor, type Stepper } from "../stepper.ts";
import { loadRecipe, recipeNames } from "./index.ts";

const root = resolve(import.meta.dirname, "../../..");
const native = isNativeInPlace(root);
describe.skipIf(!native)(`on native TensorFlow${native ? "" : " (skipped: it is not set up)"}`, () => {
  beforeAll(async () => void (await useBackend("tensorflow", { root })));

  test.each(recipeNames)("fifty compiled steps of %s end where eager ones end", { timeout: 120_000 }, async (name) => {
    const recipe = await loadRecipe(name);
    const batches = await smallBatches(recipe);
    const [eager, compiled] = [recipe.initialise(1), recipe.initialise(1)];
    const [slow, fast] = [eager, compiled].map((model) => stepperFor(recipe, model, 1)) as [Stepper, Stepper];
    const losses: Record<"slow" | "fast", number[]> = { slow: [], fast: [] };
    const apart: number[] = [];
    for (let step = 1; step <= 50; step++) {
      const batch = batches[step % batches.length]!;
      losses.slow.push(await lossOf(slow.takeEagerly(batch, step)));
      losses.fast.push(await lossOf(fast.take(batch, step)));
      if (GAMES.includes(name)) {
        apart.push(await difference(compiled, eager));
        await restore(compiled, await capture(eager));
      }
    }
    expect(fast.eager).toBeNull();
    expect(losses.fast).toBeNear(losses.slow, 1e-6 * Math.max(1, ...losses.slow.map(Math.abs)));
    expect(Math.max(...apart, await difference(compiled, eager))).toBeLessThan(1e-6);
    fast.dispose();
  });
});

/** Two players answer each other, and a last bit grows tenfold every few turns: they are compared turn by turn. */
const GAMES = ["gan", "dcgan"];

async function lossOf(losses: Losses): Promise<number> {
  const [loss] = await losses.loss.data();
  tf.dispose(losses);
  return loss!;
}

/**
 * How far the weights of two models are apart, in lengths of the weights. All are compared together: where a gradient is
 * as small as Adam's epsilon, 1e-7, its last bits alone move a weight, and ten in 400,000 end up to 2e-5 apart.
 */
async function difference(model: Model, other: Model): Promise<number> {
  const [a, b] = await Promise.all([numbersOf(model), numbersOf(other)]);
  const length = (numbers: number[]) => Math.sqrt(numbers.reduce((sum, value) => sum + value * value, 0));
  return length(a.map((value, i) => value - b[i]!)) / length(b);
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
