import { expect, test } from "vitest";
import "./cpu.ts";
import "./matchers.ts";
import { clearOfKinks, watching } from "./kinks.ts";
import { tf, type Tensor4D } from "./tf.ts";

const picture = (rows: number[][]): Tensor4D => tf.tensor4d(rows.flat(), [1, rows.length, rows[0]!.length, 1]);
const pool = (rows: number[][], pad: "valid" | "same") => () => tf.maxPool(picture(rows), 2, 2, pad);

test.each([
  ["a ReLU", () => tf.relu([3, -0.25, 1]), 0.25],
  ["a leaky ReLU", () => tf.leakyRelu([3, -0.25, 1]), 0.25],
  ["a distance", () => tf.abs([-3, 0.5]), 0.5],
  ["the place of the largest", () => tf.argMax([[1, 4, 3.5], [9, -9, 0]], 1), 0.5], // prettier-ignore
  ["the largest of a window", pool([[1, 2, 7, 9], [3, 4.25, 8, 8]], "valid"), 1], // prettier-ignore
  ["a window that hangs over the edge", pool([[5, 1, 7], [1, 1, 6.75]], "same"), 0.25], // prettier-ignore
  ["windows of nothing but zeros", pool([[0, 0], [0, 0]], "valid"), Infinity], // prettier-ignore
  ["what is smooth", () => tf.tanh([0, 1]), Infinity],
])("%s tells how near it comes to a kink", (_name, work, distance) => {
  expect(watching(work).nearest).toBe(distance);
});

test("after the work nothing is watched any more, also when it failed", () => {
  const relu = tf.getKernel("Relu", "cpu").kernelFunc;
  watching(() => tf.relu([1]));
  expect(() => watching(() => tf.matMul([[1]], [[1], [2]]))).toThrow("matMul");
  expect(tf.getKernel("Relu", "cpu").kernelFunc).toBe(relu);
});

test("numbers near a kink are drawn again", () => {
  const draws = [0, 1e-6, -1e-7, 0.5, 0.75].values();
  const found = clearOfKinks(() => draws.next().value!, (x) => tf.relu([2 * x]).arraySync()); // prettier-ignore
  expect(found).toEqual({ given: 0.5, want: [1] });
});

test("a draw that always comes near a kink is an error, and the operations are as before", () => {
  expect(() => clearOfKinks(() => 0, (x) => tf.relu([x]))).toThrow("100 draws in a row came near a kink"); // prettier-ignore
  expect(tf.relu([-1, 2])).toBeNear([0, 2], 0);
});
