import { resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import "#kit/matchers";
import { tf, type Tensor } from "#kit/tf";
import { useBackend } from "./backend.ts";
import { isNativeInPlace } from "./install/install.ts";

const root = resolve(import.meta.dirname, "../..");
const native = isNativeInPlace(root);
const title = native ? "on native TensorFlow" : "on native TensorFlow (skipped: it is not set up)";

const functions: [string, (x: Tensor) => Tensor][] = [
  ["relu", (x) => tf.relu(x)],
  ["leakyRelu", (x) => tf.leakyRelu(x, 0.3)],
  ["sigmoid", (x) => tf.sigmoid(x)],
  ["tanh", (x) => tf.tanh(x)],
  ["softplus", (x) => tf.softplus(x)],
  ["sum", (x) => tf.sum(x)],
  ["sum of the rows", (x) => tf.sum(x, 1)],
  ["sum that keeps its axes", (x) => tf.sum(x, [0, 2], true)],
  ["mean", (x) => tf.mean(x)],
  ["mean over the last axis", (x) => tf.mean(x, -1)],
];

/** Weighted, so that every entry of the gradient is another one. */
function gradientOf(f: (x: Tensor) => Tensor): number[] {
  const x = tf.linspace(-3, 2.75, 24).reshape([2, 3, 4]);
  const weights = (y: Tensor) => tf.reshape(tf.linspace(1, 2, Math.max(2, y.size)).slice(0, y.size), y.shape);
  const slope = tf.grad((input: Tensor) => {
    const y = f(input);
    return tf.sum(tf.mul(y, weights(y)));
  })(x);
  return [...slope.dataSync()];
}

describe.skipIf(!native)(title, () => {
  const onCpu: number[][] = [];
  beforeAll(async () => {
    await useBackend("cpu", { root });
    onCpu.push(...functions.map(([, f]) => gradientOf(f)));
    await useBackend("tensorflow", { root });
  });

  test.each(functions)("the gradient of %s is that of plain JavaScript", (name, f) => {
    const place = functions.findIndex(([other]) => other === name);
    // The sigmoid of float32 rounds at the seventh digit.
    expect(gradientOf(f)).toBeNear(onCpu[place]!, 3e-7);
  });

  test("another backend goes on with its own", async () => {
    await useBackend("cpu", { root });
    expect(gradientOf((x) => tf.relu(x))).toBeNear(onCpu[0]!, 0);
  });
});
