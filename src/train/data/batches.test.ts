import { expect, test } from "vitest";
import "#kit/cpu";
import { tf } from "#kit/tf";
import { batchesPerEpoch, inOrder, orderOf, take } from "./batches.ts";
import { bytes, numbers } from "./field.ts";

const examples = {
  count: 5,
  fields: {
    pairs: numbers(Float32Array.from([0, 1, 10, 11, 20, 21, 30, 31, 40, 41]), [2]),
    labels: numbers(Int32Array.from([0, 1, 2, 3, 4]), []),
    pixels: bytes(Uint8Array.from([0, 51, 102, 153, 255]), [1]),
  },
};

test("a batch holds the examples at its places, every field in the same order and of its own type", () => {
  const { pairs, labels, pixels } = take(examples, [3, 0]);
  expect(pairs!.arraySync()).toEqual([[30, 31], [0, 1]]); // prettier-ignore
  expect(labels!.arraySync()).toEqual([3, 0]);
  expect(pixels!.arraySync()).toEqual([[Math.fround(0.6)], [0]]);
  expect([pairs!.dtype, labels!.dtype]).toEqual(["float32", "int32"]);
});

test("a batch that is written over the last one's arrays holds its own numbers, also when it is smaller", () => {
  const buffers = new Map();
  for (const places of [[0, 1], [4, 2], [3]]) {
    const batch = take(examples, places, buffers);
    expect(batch.labels!.arraySync()).toEqual(places);
    tf.dispose(batch);
  }
});

test("the order of an epoch depends on the seed and the epoch, and on nothing else", () => {
  expect(orderOf(50, 1, 2)).toEqual(orderOf(50, 1, 2));
  expect(orderOf(50, 1, 2)).not.toEqual(orderOf(50, 1, 3));
  expect(orderOf(50, 1, 2)).not.toEqual(orderOf(50, 2, 2));
  expect(orderOf(50, 1, 2).toSorted((a, b) => a - b)).toEqual([...Array(50).keys()]);
});

test("only whole batches count as steps", () => {
  expect(batchesPerEpoch(examples, 2)).toBe(2);
});

test("measuring sees every example once and leaves no tensor", () => {
  const before = tf.memory().numTensors;
  const seen = [...map(inOrder(examples, 2), ({ batch, count }) => [count, batch.labels!.arraySync()])];
  expect(seen).toEqual([[2, [0, 1]], [2, [2, 3]], [1, [4]]]); // prettier-ignore
  expect(tf.memory().numTensors).toBe(before);
});

function* map<T, U>(values: Iterable<T>, f: (value: T) => U): Generator<U> {
  for (const value of values) yield f(value);
}
