import { batchesPerEpoch, orderOf, take, type Buffers } from "./data/batches.ts";
import type { Batch, Recipe, Sets } from "./recipe.ts";

/** The batch of a step, counted from 1; to be disposed of before the next one is asked for. */
export type BatchAt = (step: number) => Batch;

/** The batch of each step, which depends on the seed and the step alone. */
export function batchesOf({ batchSize }: Recipe, { train }: Sets, seed: number): BatchAt {
  const perEpoch = batchesPerEpoch(train, batchSize);
  let [epoch, order]: [number, number[]] = [0, []];
  const buffers: Buffers = new Map();
  return (step) => {
    const wanted = Math.ceil(step / perEpoch);
    if (wanted !== epoch) [epoch, order] = [wanted, orderOf(train.count, seed, wanted)];
    const from = ((step - 1) % perEpoch) * batchSize;
    return take(train, order.slice(from, from + batchSize), buffers);
  };
}
