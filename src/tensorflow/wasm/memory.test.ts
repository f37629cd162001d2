import { beforeAll, expect, test } from "vitest";
import { tf } from "../../../kit/tf.ts";
import { agrees, loadBoth, noise } from "./agree.ts";

beforeAll(loadBoth);

const slices: [shape: number[], begin: number[], size: number[]][] = [
  [[5], [1], [3]],
  [
    [4, 5],
    [1, 2],
    [2, 3],
  ],
  [
    [4, 5],
    [1, 0],
    [2, -1],
  ],
  [
    [4, 50],
    [0, 1],
    [-1, 40],
  ],
  [
    [3, 4, 5],
    [0, 1, 0],
    [-1, 2, -1],
  ],
  [
    [3, 4, 5],
    [1, 0, 2],
    [1, -1, 2],
  ],
  [
    [2, 3, 4, 5],
    [0, 1, 1, 1],
    [2, 2, 3, 2],
  ],
  [
    [2, 3, 2, 3, 4],
    [1, 1, 0, 1, 1],
    [1, 2, 2, 2, 3],
  ],
  [
    [4, 3],
    [2, 0],
    [0, 3],
  ],
];
test.each(slices)("a slice of %j from %j of size %j is exact", (shape, begin, size) =>
  agrees(() => tf.slice(noise(shape, 1), begin, size), 0),
);

test.each(["int32", "bool"] as const)("parts of %s tensors are exact", (dtype) =>
  agrees(() => {
    const x = tf.cast(tf.greater(noise([4, 6], 1), 0), dtype);
    return [tf.slice(x, [1, 1], [2, 3]), ...tf.split(x, [1, 3, 2], 1), ...tf.unstack(x, 1), tf.concat([x, x], 1)];
  }, 0),
);

test.each([0, 1, -1])("split, unstack, stack and concat along axis %d are exact", (axis) =>
  agrees(() => {
    const [x, y] = [noise([4, 6, 2], 1), noise([4, 6, 2], 2)];
    return [...tf.split(x, 2, axis), ...tf.unstack(x, axis), tf.stack([x, y], axis), tf.concat([x, y, x], axis)];
  }, 0),
);

test("concat takes parts of different lengths, also empty ones, and a single one", () =>
  agrees(() => {
    const parts = [noise([2, 3], 1), tf.zeros([2, 0]), noise([2, 40], 2)];
    return [tf.concat(parts as never, 1), tf.concat([parts[0]!], 1)];
  }, 0));

test("a clone outlives the tensor that it was made from", async () => {
  await tf.setBackend("wasm");
  const x = tf.tensor1d([1, 2, 3]);
  const clone = x.clone();
  const same = x.cast("float32");
  x.dispose();
  // Would take the room, if it were free.
  const other = tf.tensor1d([7, 8, 9]);
  expect([...clone.dataSync(), ...same.dataSync()]).toEqual([1, 2, 3, 1, 2, 3]);
  tf.dispose([clone, same, other]);
});

test("casts to another type still convert", () =>
  agrees(() => [tf.cast(noise([9], 1).mul(5), "int32"), tf.cast(tf.range(0, 3, 1, "int32"), "float32")], 0));
