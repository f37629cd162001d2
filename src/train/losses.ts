import { tf, type Scalar } from "#kit/tf";
import type { Metrics } from "./events.ts";
import type { Losses } from "./recipe.ts";

/** The losses of the pending steps as numbers, read at once. */
export async function readLosses(pending: Losses[]): Promise<Metrics[]> {
  const names = Object.keys(pending[0]!);
  const scalars = pending.flatMap((losses) => names.map((name) => tf.reshape(losses[name]!, []) as Scalar));
  const stacked = tf.stack(scalars);
  const values = await stacked.data();
  tf.dispose([stacked, scalars, pending]);
  return pending.map((_, i) => Object.fromEntries(names.map((name, j) => [name, values[i * names.length + j]!])));
}

/** The mean of each. */
export function meansOf(losses: Metrics[]): Metrics {
  const mean = (name: string) => losses.reduce((sum, values) => sum + values[name]!, 0) / losses.length;
  return Object.fromEntries(Object.keys(losses[0]!).map((name) => [name, mean(name)]));
}
