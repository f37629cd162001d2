import { afterAll, afterEach, expect, test } from "vitest";
import "#kit/matchers";
import { tf } from "#kit/tf";
import { Ended } from "../wire/channel.ts";
import { Bench, type Call } from "./testing.ts";

const bench = new Bench();
const { body, lesson, endTask } = bench;
afterEach(endTask);
afterAll(() => bench.stop());

const standing = () => {
  const { numTensors, numBytes, numDataBuffers } = tf.memory();
  return { numTensors, numBytes, numDataBuffers, variables: Object.keys(tf.engine().registeredVariables) };
};

test("nothing is left of what the lesson and the test have made: tensors, kept ones, variables, the memory of optimizers", () => {
  const before = standing();
  const f = body(
    "v",
    `const o = tf.train.adam(0.1), mine = tf.variable(tf.ones([3]));
     tf.keep(tf.tidy(() => tf.keep(tf.ones([9]))));
     o.minimize(() => v.mul(mine).sum());
     mine.dispose();
     mine.dispose();
     return tf.complex([1], [2]);`,
  );
  f(tf.variable(tf.ones([3])));
  expect(standing().numTensors).toBeGreaterThan(before.numTensors + 5);
  bench.tensors.clear();
  expect(standing()).toEqual(before);
});

test("nothing is left of a lesson that dies in the middle of a step", () => {
  const before = standing();
  const f = body("v", "tf.tidy(() => tf.train.adam(0.1).minimize(() => { v.mul(2); process.exit(); }));");
  const v = tf.variable(tf.ones([3]));
  expect(() => tf.tidy(() => void f(v))).toThrow(Ended);
  bench.tensors.clear();
  expect(standing()).toEqual(before);
});

test("nothing is left of one task in the next: its lessons begin anew, its tensors are gone", () => {
  const f = body("x", "globalThis.kept = x; return 1;");
  f(tf.scalar(1));
  endTask();
  expect(lesson("let calls = 0; const one = tf.scalar(1); export const f = () => [++calls, one];")()).toBeNear(
    [1, 1],
    0,
  );
  endTask();
  const again = bench.session.lesson("t/lesson", { f: () => {} }).f as Call;
  expect(again()).toBeNear([1, 1], 0);
  expect(body("", "return tf.neg(globalThis.kept);")).toThrow("Tensor is disposed.");
});

test("where something is left, it is said", () => {
  tf.engine().startScope();
  expect(() => bench.tensors.clear()).toThrow("TensorFlow.js was left in another state");
  tf.engine().endScope();
  expect(() => bench.tensors.clear()).not.toThrow();
});
