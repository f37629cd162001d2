import { tf } from "#kit/tf";
import { inOrder } from "./batches.ts";
import type { Metrics } from "./events.ts";
import type { Examples, Model, Recipe } from "./recipe.ts";

/** Examples measured at a time; a matter of memory, not of the result. */
const AT_ONCE = 500;

/** The recipe's measures over all examples of a set: means, each example counting once. */
export async function measureAll(recipe: Recipe, model: Model, examples: Examples): Promise<Metrics> {
  const sums: Metrics = {};
  for (const { batch, count } of inOrder(examples, AT_ONCE)) {
    const means = tf.tidy(() => recipe.measure(model, batch));
    for (const [name, mean] of Object.entries(means)) sums[name] = (sums[name] ?? 0) + count * (await mean.data())[0]!;
    tf.dispose(means);
  }
  // A float32 has seven digits; what stands behind them is noise of the mean.
  return Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, +(sum / examples.count).toPrecision(7)]));
}
