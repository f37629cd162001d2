import type { Tensor4D } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { tf } from "../../../kit/tf.ts";
import { agrees, loadBoth, noise } from "./agree.ts";

beforeAll(loadBoth);

const matrices: [string, number[], number[], boolean, boolean][] = [
  ["a transposed", [5, 3], [5, 7], true, false],
  ["b transposed", [3, 5], [7, 5], false, true],
  ["both transposed", [5, 3], [7, 5], true, true],
  ["batches with b transposed", [4, 3, 5], [4, 2, 5], false, true],
  ["one matrix against a batch", [1, 3, 5], [4, 5, 2], false, false],
  ["batches of batches", [2, 3, 4, 5], [2, 3, 4, 6], true, false],
];
test.each(matrices)("matMul agrees with cpu: %s", (_, a, b, transposeA, transposeB) =>
  agrees(() => tf.matMul(noise(a, 1), noise(b, 2), transposeA, transposeB)),
);

test.each([false, true])("fused matMul with a bias agrees with cpu, b transposed: %s", (transposeB) =>
  agrees(() =>
    tf.fused.matMul({
      a: noise([6, 5], 1),
      b: noise(transposeB ? [7, 5] : [5, 7], 2),
      transposeB,
      bias: noise([7], 3),
      activation: "relu",
    }),
  ),
);

test.each<[number[], number | number[], boolean]>([
  [[5, 3], 0, false],
  [[5, 3], [0], true],
  [[4, 3, 2], [1, 0], false],
  [[4, 3, 2], [0, -2], true],
  [[4, 3, 2], [0, 2], false],
  [[4, 3, 2], 1, false],
  [[4, 3, 2], -1, true],
  [[7], 0, false],
  [[1, 4], [], false],
  [[0, 3], 0, false],
])("sum agrees with cpu: %j over the axes %j, kept %j", (shape, axis, keepDims) =>
  agrees(() => tf.sum(noise(shape, 1), axis, keepDims)),
);

test("sums of integers stay with the package", () =>
  agrees(() => tf.sum(tf.cast(tf.mul(noise([5, 3], 1), 100), "int32"), 0)));

type Pairs = [[number, number], [number, number], [number, number], [number, number]];
type Conv = [
  input: number[],
  filter: number[],
  strides: number | [number, number],
  pad: "same" | "valid" | number | Pairs,
];
const convolutions: Conv[] = [
  [[2, 7, 6, 3], [3, 3, 3, 4], 1, "valid"],
  [[2, 7, 6, 3], [3, 3, 3, 4], 1, "same"],
  [[1, 8, 9, 2], [3, 2, 2, 5], 2, "same"],
  [[3, 9, 8, 1], [4, 4, 1, 2], 2, "valid"],
  [[2, 11, 10, 2], [3, 3, 2, 3], 3, "valid"],
  [[2, 11, 10, 2], [3, 3, 2, 3], [3, 2], "same"],
  [[2, 7, 7, 3], [1, 1, 3, 4], 1, "valid"],
  [[2, 7, 7, 3], [1, 1, 3, 4], 2, "same"],
  [[2, 6, 5, 2], [3, 3, 2, 2], 1, 1],
  [[2, 6, 5, 2], [5, 5, 2, 2], 1, 2],
  [
    [2, 6, 5, 2],
    [5, 3, 2, 2],
    1,
    [
      [0, 0],
      [2, 1],
      [0, 2],
      [0, 0],
    ],
  ],
  [[1, 5, 5, 1], [5, 5, 1, 3], 1, "valid"],
  [[4, 1, 12, 2], [1, 3, 2, 3], 1, "same"],
];
test.each(convolutions)(
  "both gradients of conv2d agree with cpu: input %j, filter %j, stride %j, pad %j",
  (x, w, s, pad) =>
    agrees(() => {
      const [input, filter] = [noise<Tensor4D>(x, 1), noise<Tensor4D>(w, 2)];
      const shape = tf.conv2d(input, filter, s, pad).shape;
      const loss = (a: Tensor4D, b: Tensor4D) => tf.conv2d(a, b, s, pad).mul(noise(shape, 3)).sum();
      return tf.grads(loss as never)([input, filter]);
    }),
);

test("a transposed convolution agrees with cpu", () =>
  agrees(() =>
    tf.conv2dTranspose(noise<Tensor4D>([2, 4, 3, 5], 1), noise<Tensor4D>([3, 3, 2, 5], 2), [2, 8, 6, 2], 2, "same"),
  ));

const pools: [number[], number, number, "same" | "valid"][] = [
  [[2, 6, 6, 3], 2, 2, "valid"],
  [[2, 7, 6, 3], 2, 2, "valid"],
  [[2, 7, 5, 2], 3, 2, "same"],
  [[1, 6, 7, 1], 3, 1, "same"],
  [[3, 5, 5, 2], 2, 1, "valid"],
];
test.each(pools)(
  "the gradient of maxPool agrees with cpu: input %j, window %j, stride %j, pad %s",
  (shape, size, stride, pad) =>
    agrees(() => {
      const x = noise<Tensor4D>(shape, 1);
      const out = tf.maxPool(x, size, stride, pad).shape;
      return tf.grad((a) =>
        tf
          .maxPool(a as Tensor4D, size, stride, pad)
          .mul(noise(out, 2))
          .sum(),
      )(x);
    }),
);

test("the gradient of maxPool goes to the first of equal entries", () =>
  agrees(() => tf.grad((a) => tf.maxPool(a as Tensor4D, 2, 1, "valid").sum())(tf.ones([1, 4, 4, 2]))));

test("unsortedSegmentSum agrees with cpu, and drops negative ids", () =>
  agrees(() => tf.unsortedSegmentSum(noise([6, 2, 3], 1), tf.tensor1d([2, 0, 2, -1, 4, 0], "int32"), 5)));

test("the gradient of an embedding agrees with cpu", () =>
  agrees(() => {
    const words = tf.tensor2d([[1, 3, 1], [0, 0, 5]], [2, 3], "int32"); // prettier-ignore
    return tf.grad((table) =>
      tf
        .gather(table, words)
        .mul(noise([2, 3, 4], 2))
        .sum(),
    )(noise([7, 4], 1));
  }));

test("a small convolutional network trains to the same loss as on cpu", async () => {
  const losses: number[] = [];
  for (const backend of ["cpu", "wasm"]) {
    await tf.setBackend(backend);
    losses.push(train());
  }
  expect(losses[1]).toBeLessThan(0.5);
  expect(losses[1]).toBeCloseTo(losses[0]!, 4);
});

/** Thirty steps of learning which of the four quarters of an image is bright; the last loss. */
function train(): number {
  const quarters = Array.from({ length: 16 }, (_, i) => i % 4);
  const pixels = quarters.flatMap((q) =>
    Array.from({ length: 64 }, (_, at) => (2 * Math.floor(at / 32) + (Math.floor(at / 4) % 2) === q ? 1 : 0)),
  );
  const x = tf.tensor4d(pixels, [16, 8, 8, 1]);
  const labels = tf.oneHot(quarters, 4);
  const filter = tf.variable(noise<Tensor4D>([3, 3, 1, 4], 1));
  const weights = tf.variable(noise([64, 4], 2).mul(0.1));
  const optimizer = tf.train.adam(0.05);
  let loss = NaN;
  for (let step = 0; step < 30; step++) {
    const value = optimizer.minimize(() => {
      const maps = tf.relu(tf.conv2d(x, filter, 1, "same"));
      const logits = tf
        .maxPool(maps as Tensor4D, 2, 2, "valid")
        .reshape([16, 64])
        .matMul(weights);
      return tf.losses.softmaxCrossEntropy(labels, logits);
    }, true)!;
    loss = value.dataSync()[0]!;
    value.dispose();
  }
  tf.dispose([x, labels, filter, weights]);
  optimizer.dispose();
  return loss;
}
