import { beforeAll, describe, expect, test } from "vitest";
import { tf, type Optimizer, type Tensor } from "../../../kit/tf.ts";
import { agrees, loadBoth, noise } from "./agree.ts";

beforeAll(loadBoth);

const optimizers: [string, () => Optimizer][] = [
  ["adam", () => tf.train.adam(0.01)],
  ["adam with rates of its own", () => tf.train.adam(0.3, 0.5, 0.9, 1e-3)],
  ["rmsprop", () => tf.train.rmsprop(0.01)],
  ["rmsprop with momentum", () => tf.train.rmsprop(0.01, 0.8, 0.9, 1e-5)],
  ["rmsprop, centred", () => tf.train.rmsprop(0.01, 0.8, 0.9, 1e-3, true)],
];

/** Away from zero: centred RMSProp takes the root of a negative number there, in TensorFlow.js as here. */
const gradient = (shape: number[], seed: number) => tf.add(noise(shape, seed), 2);

describe.each(optimizers)("%s", (_, create) => {
  /** Three steps on two variables, one of which the second step leaves out. */
  function learn(): { optimizer: Optimizer; learned: Tensor[] } {
    const optimizer = create();
    const variables = [tf.variable(noise([3, 5], 1)), tf.variable(noise([4], 2))] as const;
    for (let step = 0; step < 3; step++) {
      const gradients = variables.map((variable, i) => ({
        name: variable.name,
        tensor: step === 1 && i === 1 ? (null as unknown as Tensor) : gradient(variable.shape, 10 * step + i),
      }));
      optimizer.applyGradients(gradients);
    }
    const learned = variables.map((variable) => variable.clone());
    tf.dispose([...variables]);
    return { optimizer, learned };
  }

  test("moves the variables as on cpu", () =>
    agrees(() => {
      const { optimizer, learned } = learn();
      optimizer.dispose();
      return learned;
    }, 1e-7));

  test("keeps its state where tfjs keeps it, under the same names", async () => {
    const states = [];
    for (const backend of ["cpu", "wasm"]) {
      await tf.setBackend(backend);
      const { optimizer, learned } = learn();
      const weights = await optimizer.getWeights();
      // Variables are numbered through.
      states.push(weights.map(({ name, tensor }) => [name.replace(/^\d+/, ""), tensor.shape, tensor.dataSync()]));
      optimizer.dispose();
      tf.dispose([learned, weights[0]!.tensor]);
    }
    const [want, got] = states as [unknown[][], unknown[][]];
    expect(got.map(([name, shape]) => [name, shape])).toEqual(want.map(([name, shape]) => [name, shape]));
    for (const [i, [, , values]] of want.entries()) {
      for (const [at, value] of (values as Float32Array).entries()) {
        const error = Math.abs((got[i]![2] as Float32Array)[at]! - value);
        expect(error).toBeLessThanOrEqual(1e-7 * Math.abs(value));
      }
    }
  });
});

test("a copy of a variable stays as it was when the variable moves", async () => {
  await tf.setBackend("wasm");
  const variable = tf.variable(tf.tensor1d([1, 2]));
  const before = variable.clone();
  const adam = tf.train.adam(0.1);
  adam.applyGradients([{ name: variable.name, tensor: tf.tensor1d([1, 1]) }]);
  expect([...before.dataSync()]).toEqual([1, 2]);
  expect(variable.dataSync()[0]).toBeCloseTo(0.9, 5);
  adam.dispose();
  tf.dispose([variable, before]);
});
