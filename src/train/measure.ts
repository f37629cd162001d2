import { drawnNoise, type Noise } from "#kit/noise";
import { seeded } from "#kit/random";
import { tf, type Scalar } from "#kit/tf";
import { nativeBackend } from "../tensorflow/graph/binding.ts";
import { inOrder, STREAM } from "./data/batches.ts";
import type { Metrics } from "./events.ts";
import { noisyGraph } from "./noisy-graph.ts";
import type { Batch, Examples, Model, Recipe, Sets } from "./recipe.ts";

/** Measures a model on both sets, whenever it is asked; the noise is the same each time. */
export interface Measurer {
  /** Means over the held-out examples, and over as many training examples. */
  measure(): Promise<Metrics>;
  dispose(): void;
}

/** Examples measured at a time; a matter of memory, and of where the noise falls. */
const AT_ONCE = 500;

export function measurerFor(recipe: Recipe, model: Model, { train, heldOut }: Sets, seed: number): Measurer {
  const means = (batch: Batch, noise: Noise) => recipe.measure(model, batch, noise);
  const graph = nativeBackend() ? noisyGraph(means) : null;
  const measureOn = (batch: Batch, seen: number) =>
    // Training draws from seeds that are not negative.
    graph
      ? graph.run(batch, [-1 - seed, seen])
      : tf.tidy(() => means(batch, drawnNoise(seeded(seed, STREAM.measure, seen))));
  return {
    async measure() {
      const own = await measureAll(train, heldOut.count, measureOn);
      const others = await measureAll(heldOut, heldOut.count, measureOn);
      return { ...own, ...Object.fromEntries(Object.entries(others).map(([name, value]) => [ofHeldOut(name), value])) };
    },
    dispose: () => graph?.dispose(),
  };
}

function ofHeldOut(name: string): string {
  return `heldOut${name[0]!.toUpperCase()}${name.slice(1)}`;
}

/** Means over the first `limit` examples of a set, each counting once. */
async function measureAll(
  examples: Examples,
  limit: number,
  measureOn: (batch: Batch, seen: number) => Record<string, Scalar>,
): Promise<Metrics> {
  const sums: Metrics = {};
  let seen = 0;
  for (const { batch, count } of inOrder(examples, AT_ONCE, limit)) {
    const means = measureOn(batch, seen);
    for (const [name, mean] of Object.entries(means)) sums[name] = (sums[name] ?? 0) + count * (await mean.data())[0]!;
    tf.dispose(means);
    seen += count;
  }
  // A float32 has seven digits; what stands behind them is noise of the mean.
  return Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, +(sum / seen).toPrecision(7)]));
}
