import { seeded, shuffle } from "#kit/random";
import { tf } from "#kit/tf";
import type { Batch, Examples } from "../recipe.ts";
import { sizeOf } from "./field.ts";

/** Whole batches in one pass over the examples; what is left over waits for the next epoch's order. */
export function batchesPerEpoch({ count }: Examples, size: number): number {
  return Math.floor(count / size);
}

/** The order of one epoch: the same for the same seed and epoch, whenever it is asked for. */
export function orderOf(count: number, seed: number, epoch: number): number[] {
  return shuffle(Array(count).keys(), seeded(seed, STREAM.order, epoch));
}

/** Streams of a run's seed, so that no two uses share their numbers. */
export const STREAM = { train: 1, heldOut: 2, order: 3, step: 4, measure: 5, sample: 6 };

/** Arrays that batches are written to, by field: fresh ones for every batch would keep the garbage collector busy. */
export type Buffers = Map<string, Float32Array | Int32Array>;

/**
 * The examples at `places` as tensors; the caller disposes of them. With `buffers`, before the next batch is taken: they
 * are written to again.
 */
export function take({ fields }: Examples, places: number[], buffers: Buffers = new Map()): Batch {
  const tensors = Object.entries(fields).map(([name, { shape, dtype, copy }]) => {
    const size = sizeOf(shape);
    const fits = buffers.get(name)?.length === places.length * size;
    const values = fits
      ? buffers.get(name)!
      : new (dtype === "int32" ? Int32Array : Float32Array)(places.length * size);
    buffers.set(name, values);
    places.forEach((place, i) => copy(place, values, i * size));
    return [name, tf.tensor(values, [places.length, ...shape], dtype)];
  });
  return Object.fromEntries(tensors);
}

/** The first `limit` examples once, in order, in batches of at most `size`: for measuring. */
export function* inOrder(
  examples: Examples,
  size: number,
  limit = examples.count,
): Generator<{ batch: Batch; count: number }> {
  const end = Math.min(limit, examples.count);
  for (let from = 0; from < end; from += size) {
    const count = Math.min(size, end - from);
    const batch = take(
      examples,
      Array.from({ length: count }, (_, i) => from + i),
    );
    yield { batch, count };
    tf.dispose(batch);
  }
}
