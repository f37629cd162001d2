import { seeded, shuffle } from "#kit/random";
import { tf } from "#kit/tf";
import type { Batch, Examples } from "./recipe.ts";

/** Whole batches in one pass over the examples; what is left over waits for the next epoch's order. */
export function batchesPerEpoch({ count }: Examples, size: number): number {
  return Math.floor(count / size);
}

/** The order of one epoch: the same for the same seed and epoch, whenever it is asked for. */
export function orderOf(count: number, seed: number, epoch: number): number[] {
  return shuffle(Array(count).keys(), seeded(seed, STREAM.order, epoch));
}

/** Streams of a run's seed, so that no two uses share their numbers. */
export const STREAM = { train: 1, heldOut: 2, order: 3, step: 4 };

/** The examples at `places` as tensors; the caller disposes of them. */
export function take({ fields }: Examples, places: number[]): Batch {
  const tensors = Object.entries(fields).map(([name, { values, shape }]) => {
    const size = tf.util.sizeFromShape(shape);
    const batch = new (values.constructor as Float32ArrayConstructor)(places.length * size);
    places.forEach((place, i) => batch.set(values.subarray(place * size, (place + 1) * size), i * size));
    const dtype = values instanceof Int32Array ? "int32" : "float32";
    return [name, tf.tensor(batch, [places.length, ...shape], dtype)];
  });
  return Object.fromEntries(tensors);
}

/** Every example once, in order, in batches of at most `size`: for measuring. */
export function* inOrder(examples: Examples, size: number): Generator<{ batch: Batch; count: number }> {
  for (let from = 0; from < examples.count; from += size) {
    const count = Math.min(size, examples.count - from);
    const batch = take(
      examples,
      Array.from({ length: count }, (_, i) => from + i),
    );
    yield { batch, count };
    tf.dispose(batch);
  }
}
