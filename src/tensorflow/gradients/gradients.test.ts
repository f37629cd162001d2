import { resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import "#kit/matchers";
import { tf, type Tensor } from "#kit/tf";
import { useBackend, type Want } from "../backend.ts";
import { isNativeInPlace } from "../install/install.ts";

const root = resolve(import.meta.dirname, "../../..");

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
function weighted(f: (x: Tensor) => Tensor): (x: Tensor) => Tensor {
  const weights = (y: Tensor) => tf.reshape(tf.slice(tf.linspace(1, 2, 24), 0, y.size), y.shape);
  return (x) => tf.sum(tf.mul(f(x), weights(f(x))));
}

const points = () => tf.linspace(-3, 2.75, 24).reshape([2, 3, 4]);

function gradientOf(f: (x: Tensor) => Tensor): number[] {
  return [...tf.grad(weighted(f))(points()).dataSync()];
}

/** The gradient of half the squared length of a gradient: what a gradient penalty needs. */
function penaltySlopeOf(f: (x: Tensor) => Tensor): number[] {
  const penalty = (x: Tensor) => tf.mean(tf.square(tf.grad(weighted((z) => tf.square(f(z))))(x)));
  return [...tf.grad(penalty)(points()).dataSync()];
}

/** TensorFlow.js has none of sigmoid and tanh, and of leakyRelu none from its own operations. */
const twice = functions.filter(([name]) => !["sigmoid", "tanh", "leakyRelu"].includes(name));

function penaltySlopeByDifferences(f: (x: Tensor) => Tensor): number[] {
  const penalty = (values: Float32Array) =>
    tf.tidy(() => {
      const x = tf.tensor(values, [2, 3, 4]);
      return tf.mean(tf.square(tf.grad(weighted((z) => tf.square(f(z))))(x))).dataSync()[0]!;
    });
  const at = points().dataSync() as Float32Array;
  const step = 1 / 64;
  return [...at].map((value, i) => {
    const [up, down] = [at.slice(), at.slice()];
    [up[i], down[i]] = [value + step, value - step];
    return (penalty(up) - penalty(down)) / (2 * step);
  });
}

const native = isNativeInPlace(root);
const backends: [Want, boolean, string][] = [
  ["tensorflow", native, native ? "" : " (skipped: native TensorFlow is not set up)"],
  ["wasm", true, ""],
];

describe.each(backends)("on %s", (backend, here, why) => {
  const onCpu: number[][] = [];
  beforeAll(async () => {
    await useBackend("cpu", { root });
    onCpu.push(...functions.map(([, f]) => gradientOf(f)));
    if (here) await useBackend(backend, { root });
  });

  test.skipIf(!here).each(functions)(`the gradient of %s is that of plain JavaScript${why}`, (name, f) => {
    const place = functions.findIndex(([other]) => other === name);
    // Numbers up to 2, and float32 has seven digits.
    expect(gradientOf(f)).toBeNear(onCpu[place]!, 5e-7);
  });

  test.skipIf(!here).each(twice)(`%s has a second gradient, that of central differences${why}`, (_, f) => {
    // The kink of relu at 0 is further than a step from all points; differences of float32 have three digits.
    const expected = penaltySlopeByDifferences(f);
    expect(penaltySlopeOf(f)).toBeNear(expected, 5e-3 * Math.max(1, ...expected.map(Math.abs)));
  });
});

test("another backend goes on with TensorFlow.js's own", async () => {
  await useBackend("cpu", { root });
  const slope = tf.grad((x: Tensor) => tf.sum(tf.relu(x)))(tf.tensor1d([-1, 0, 2]));
  expect(slope.arraySync()).toEqual([0, 0, 1]);
});
