import { drawnNoise } from "#kit/noise";
import { seeded } from "#kit/random";
import { tf } from "#kit/tf";
import { inOrder, STREAM } from "./data/batches.ts";
import type { Metrics } from "./events.ts";
import type { Examples, Model, Recipe, Sets } from "./recipe.ts";

/** Examples measured at a time; a matter of memory, and of where the noise falls. */
const AT_ONCE = 500;

/** The recipe's measures over both sets; of the training examples, as many as the other set holds. */
export async function measureSets(recipe: Recipe, model: Model, sets: Sets, seed: number): Promise<Metrics> {
  const seen = await measureAll(recipe, model, sets.train, seed, sets.heldOut.count);
  const heldOut = await measureAll(recipe, model, sets.heldOut, seed);
  const renamed = Object.entries(heldOut).map(([name, value]) => [`heldOut${name[0]!.toUpperCase()}${name.slice(1)}`, value]); // prettier-ignore
  return { ...seen, ...Object.fromEntries(renamed) };
}

/** Means over the first `limit` examples of a set, each counting once. */
async function measureAll(
  recipe: Recipe,
  model: Model,
  examples: Examples,
  seed: number,
  limit = examples.count,
): Promise<Metrics> {
  const sums: Metrics = {};
  let seen = 0;
  for (const { batch, count } of inOrder(examples, AT_ONCE, limit)) {
    const noise = drawnNoise(seeded(seed, STREAM.measure, seen));
    const means = tf.tidy(() => recipe.measure(model, batch, noise));
    for (const [name, mean] of Object.entries(means)) sums[name] = (sums[name] ?? 0) + count * (await mean.data())[0]!;
    tf.dispose(means);
    seen += count;
  }
  // A float32 has seven digits; what stands behind them is noise of the mean.
  return Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, +(sum / seen).toPrecision(7)]));
}
