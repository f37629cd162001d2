import { expect, test } from "vitest";
import "#kit/cpu";
import "#kit/matchers";
import { tf } from "#kit/tf";
import { averagesIn, followWeights, weightsIn, withAverages } from "./average.ts";

const weights = () => ({ a: tf.variable(tf.tensor1d([1, 2])), b: tf.variable(tf.scalar(-4)) });

test("averages begin as their weights, under the same names, and are not trained", () => {
  const variables = withAverages(weights());
  expect(averagesIn(variables)).toBeNear({ a: [1, 2], b: -4 }, 0);
  expect(Object.keys(weightsIn(variables))).toEqual(["a", "b"]);
  expect(Object.values(averagesIn(variables)).map(({ trainable }) => trainable)).toEqual([false, false]);
});

test("each step carries the average a part of the way to the weight, and leaves the weight", () => {
  const variables = withAverages(weights());
  variables.a!.assign(tf.tensor1d([9, -6]));
  followWeights(variables, 0.75);
  expect(averagesIn(variables)).toBeNear({ a: [3, 0], b: -4 }, 0);
  followWeights(variables, 0.75);
  expect(averagesIn(variables)).toBeNear({ a: [4.5, -1.5], b: -4 }, 0);
  expect(weightsIn(variables)).toBeNear({ a: [9, -6], b: -4 }, 0);
});

test("following leaves no tensor behind", () => {
  const variables = withAverages(weights());
  const before = tf.memory().numTensors;
  followWeights(variables, 0.9);
  expect(tf.memory().numTensors).toBe(before);
});
