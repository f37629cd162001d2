import { resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import "#kit/matchers";
import { tf, type Optimizer, type Scalar, type Tensor, type Tensor1D, type Tensor2D } from "#kit/tf";
import { useBackend } from "../backend.ts";
import { isNativeInPlace } from "../install/install.ts";
import { compile, type Options } from "./compile.ts";
import { nativeNoise } from "./noise.ts";

const root = resolve(import.meta.dirname, "../../..");
const native = isNativeInPlace(root);

test("on another backend the step runs as it is and says why", async () => {
  await useBackend("cpu", { root });
  const double = compile(({ x }: { x: Tensor }) => ({ y: tf.mul(x, 2) }));
  expect(double({ x: tf.scalar(3) }).y.arraySync()).toBe(6);
  expect(double.eager!.en).toBe("only native TensorFlow compiles, and the backend is cpu");
});

describe.skipIf(!native)(`on native TensorFlow${native ? "" : " (skipped: it is not set up)"}`, () => {
  beforeAll(async () => void (await useBackend("tensorflow", { root })));

  /** A small network, its optimizer and one step; the same seeds make the same one. */
  function network(optimizer: Optimizer) {
    const weights = [
      tf.variable(tf.randomUniform([5, 7], -0.5, 0.5, "float32", 1)),
      tf.variable(tf.zeros([7])),
      tf.variable(tf.randomUniform([7, 3], -0.5, 0.5, "float32", 2)),
    ] as const;
    const step = ({ x, y }: { x: Tensor; y: Tensor }) => {
      const loss = () =>
        tf.tidy(() => {
          const hidden = tf.relu(tf.add(tf.matMul(x as Tensor2D, weights[0] as Tensor as Tensor2D), weights[1]));
          const out = tf.matMul(hidden as Tensor2D, weights[2] as Tensor as Tensor2D);
          return tf.mean<Scalar>(tf.squaredDifference(out, y));
        });
      return { loss: optimizer.minimize(loss, true, [...weights])! };
    };
    const values = () => weights.flatMap((weight) => [...weight.dataSync()]);
    return { weights, step, values, optimizer };
  }

  const batch = (seed: number, rows = 6) => ({
    x: tf.randomUniform([rows, 5], -1, 1, "float32", seed),
    y: tf.randomUniform([rows, 3], -1, 1, "float32", seed + 1000),
  });

  const lossOf = ({ loss }: { loss: Tensor }) => loss.arraySync() as number;

  test.each([
    ["sgd", () => tf.train.sgd(0.1)],
    ["momentum", () => tf.train.momentum(0.05, 0.9)],
    ["adagrad", () => tf.train.adagrad(0.05)],
    ["adadelta", () => tf.train.adadelta(0.5)],
    ["rmsprop", () => tf.train.rmsprop(0.01)],
    ["adam", () => tf.train.adam(0.01)],
    ["adamax", () => tf.train.adamax(0.01)],
  ])("fifty compiled steps with %s end where eager ones end, loss by loss", (_, optimizer) => {
    const [eager, compiled] = [network(optimizer()), network(optimizer())];
    const step = compile(compiled.step, { optimizers: [compiled.optimizer] });
    for (let n = 0; n < 50; n++) expect(lossOf(step(batch(n)))).toBeNear(lossOf(eager.step(batch(n))), 1e-6);
    expect(step.eager).toBeNull();
    expect(compiled.values()).toBeNear(eager.values(), 1e-6);
    expect(compiled.optimizer.iterations).toBe(50);
    step.dispose();
  });

  test("what it leaves in the optimizer is what eager steps leave there", async () => {
    const [eager, compiled] = [network(tf.train.adam(0.01)), network(tf.train.adam(0.01))];
    const step = compile(compiled.step, { optimizers: [compiled.optimizer] });
    for (let n = 0; n < 5; n++) {
      step(batch(n));
      eager.step(batch(n));
    }
    const slots = async ({ optimizer }: { optimizer: Optimizer }) =>
      (await optimizer.getWeights()).flatMap(({ tensor }) => [...tensor.dataSync()]);
    expect(await slots(compiled)).toBeNear(await slots(eager), 1e-7);
  });

  test("preparing trains nothing, neither the weights nor the optimizer", async () => {
    const net = network(tf.train.adam(0.01));
    const before = net.values();
    const step = compile(net.step, { optimizers: [net.optimizer] });
    step.prepare(batch(1));
    expect(net.values()).toEqual(before);
    expect(net.optimizer.iterations).toBe(0);
    expect(step.eager).toBeNull();
  });

  test("steps on batches of two sizes, eager steps and predictions share the weights", () => {
    const [eager, mixed] = [network(tf.train.adam(0.01)), network(tf.train.adam(0.01))];
    const step = compile(mixed.step, { optimizers: [mixed.optimizer] });
    for (let n = 0; n < 12; n++) {
      const rows = n % 3 === 0 ? 4 : 6;
      eager.step(batch(n, rows));
      (n % 4 === 3 ? mixed.step : step)(batch(n, rows));
    }
    expect(mixed.values()).toBeNear(eager.values(), 1e-6);
  });

  /** A network of one weight under Adam, with a step that also answers the weight as it begins and as it ends. */
  function single() {
    const weight = tf.variable(tf.tensor1d([1, -2]));
    const optimizer = tf.train.adam(0.1);
    const step = ({ x }: { x: Tensor }) => {
      const before = weight.clone();
      const loss = optimizer.minimize(() => tf.sum<Scalar>(tf.square(tf.sub(weight, x))), true, [weight])!;
      return { loss, before, after: weight.clone() };
    };
    return { weight, optimizer, step, values: () => [...weight.dataSync()] };
  }

  test("a weight that moves in place moves under nobody's hands: what was answered or copied stays", () => {
    const [eager, compiled] = [single(), single()];
    const step = compile(compiled.step, { optimizers: [compiled.optimizer] });
    const x = tf.tensor1d([3, 4]);
    const kept = [eager, compiled].map(({ weight }, of) =>
      Array.from({ length: 6 }, (_, n) => {
        const copy = n % 2 ? weight.clone() : tf.reshape(weight, [2, 1]);
        return { copy, ...(of ? step({ x }) : eager.step({ x })) };
      }),
    );
    expect(step.eager).toBeNull();
    const read = (turns: typeof kept[number]) => turns.map((turn) => Object.values(turn).map((tensor) => [...tensor.dataSync()])); // prettier-ignore
    const [wanted, got] = kept.map((turns) => read(turns).flat(2));
    expect(got).toBeNear(wanted!, 1e-6);
    // Six weights that differ: nothing that was kept has moved along with the variable.
    expect(new Set(kept[1]!.map(({ before }) => String(before.dataSync()))).size).toBe(6);
  });

  test("a weight assigned between two runs comes in, whoever moved it last", () => {
    const [eager, compiled] = [single(), single()];
    const [one, other] = [compiled.step, compiled.step].map((step) =>
      compile(step, { optimizers: [compiled.optimizer] }),
    );
    const x = tf.tensor1d([3, 4]);
    const readings: { got: number[]; want: number[] }[] = [];
    for (let n = 0; n < 12; n++) {
      for (const { weight } of n % 5 === 4 ? [eager, compiled] : []) weight.assign(tf.tensor1d([n, -n]));
      eager.step({ x });
      (n % 3 === 2 ? other! : one!)({ x });
      // Reading brings the numbers out: between some runs nobody reads.
      if (n % 4 === 3) readings.push({ got: compiled.values(), want: eager.values() });
    }
    for (const { got, want } of readings) expect(got).toBeNear(want, 1e-6);
  });

  test("preparing amid training trains nothing", () => {
    const [eager, net] = [network(tf.train.adam(0.01)), network(tf.train.adam(0.01))];
    const step = compile(net.step, { optimizers: [net.optimizer] });
    for (let n = 0; n < 6; n++) {
      eager.step(batch(n));
      step(batch(n));
      step.prepare(batch(n, 4));
      step.prepare(batch(n));
    }
    expect(net.values()).toBeNear(eager.values(), 1e-6);
    expect(net.optimizer.iterations).toBe(6);
  });

  test("variables outlive the step that moved them", () => {
    const { step: turn, optimizer, weight, values } = single();
    const step = compile(turn, { optimizers: [optimizer] });
    const x = tf.tensor1d([3, 4]);
    const { after } = [1, 2, 3].map(() => step({ x })).at(-1)!;
    step.dispose();
    expect(values()).toEqual([...after.dataSync()]);
    weight.dispose();
    expect(weight.isDisposed).toBe(true);
  });

  test("a thousand steps leave no tensor behind", () => {
    const net = network(tf.train.adam(0.01));
    const step = compile(net.step, { optimizers: [net.optimizer] });
    const { x, y } = batch(1);
    tf.dispose(step({ x, y }));
    const before = tf.memory().numTensors;
    for (let n = 0; n < 1000; n++) tf.dispose(step({ x, y }));
    expect(tf.memory().numTensors).toBe(before);
  });

  test("another learning rate makes another graph", () => {
    for (const make of [(rate: number) => tf.train.adam(rate), (rate: number) => tf.train.sgd(rate)]) {
      const [eager, compiled] = [network(make(0.1)), network(make(0.1))];
      const step = compile(compiled.step, { optimizers: [compiled.optimizer] });
      for (let n = 0; n < 6; n++) {
        for (const { optimizer } of n === 3 ? [eager, compiled] : []) setRate(optimizer, 0.001);
        step(batch(n));
        eager.step(batch(n));
      }
      expect(step.eager).toBeNull();
      expect(compiled.values()).toBeNear(eager.values(), 1e-6);
    }
  });

  const setRate = (optimizer: Optimizer, rate: number) => {
    if ("setLearningRate" in optimizer) (optimizer.setLearningRate as (rate: number) => void)(rate);
    else Object.assign(optimizer, { learningRate: rate });
  };

  test("one tensor given twice, as an autoencoder has it, counts as both inputs", () => {
    const add = compile(({ x, y }: { x: Tensor; y: Tensor }) => ({ sum: tf.add(x, tf.mul(y, 10)) }));
    const one = tf.tensor1d([1, 2]);
    add.prepare({ x: one, y: one });
    expect(add({ x: one, y: tf.tensor1d([3, 4]) }).sum.arraySync()).toEqual([31, 42]);
    expect(add.eager).toBeNull();
  });

  test("a tensor from outside is read anew in each run, also when it has shared a variable's numbers", () => {
    const total = tf.variable(tf.tensor1d([1, 2]));
    const start = total.clone();
    const step = compile(({ x }: { x: Tensor }) => {
      total.assign(tf.add(total, x));
      return { drift: tf.sub(total, start) };
    });
    const x = tf.tensor1d([10, 20]);
    step({ x });
    expect(step({ x }).drift.arraySync()).toEqual([20, 40]);
    expect(total.arraySync()).toEqual([21, 42]);
  });

  test("products, biases and sums that the graph renames stay what they are", () => {
    const step = ({ x, w, b }: { x: Tensor; w: Tensor; b: Tensor }) => {
      const sums = tf.add(tf.matMul(x as Tensor2D, w as Tensor2D, false, true), b);
      return {
        sums,
        columns: tf.sum(sums, 0),
        rows: tf.sum(sums, 1),
        kept: tf.sum(sums, [0], true),
        cube: tf.sum(tf.reshape(sums, [2, 3, 4]), [0, 1]),
        part: tf.sum(tf.reshape(sums, [2, 3, 4]), 0),
        twice: tf.add(b, sums),
      };
    };
    const compiled = compile(step);
    const inputs = {
      x: tf.randomUniform([6, 5], -1, 1, "float32", 1),
      w: tf.randomUniform([4, 5], -1, 1, "float32", 2),
      b: tf.randomUniform([4], -1, 1, "float32", 3),
    };
    const [eager, graph] = [step(inputs), compiled(inputs)];
    expect(compiled.eager).toBeNull();
    for (const [name, tensor] of Object.entries(eager)) {
      const other = graph[name as keyof typeof graph];
      expect(other.shape).toEqual(tensor.shape);
      expect([...other.dataSync()]).toBeNear([...tensor.dataSync()], 1e-6);
    }
  });

  test("the same noise in a graph as without, new in each run and in each draw", () => {
    const step = ({ seed }: { seed: Tensor }) => {
      const noise = nativeNoise(seed as Tensor1D);
      return { a: noise.normal([3, 2]), b: noise.normal([3, 2]), c: noise.uniform([4]) };
    };
    const compiled = compile(step);
    const seeds = [tf.tensor1d([7, 1], "int32"), tf.tensor1d([7, 2], "int32")];
    const drawn = seeds.map((seed) => {
      const [eager, graph] = [step({ seed }), compiled({ seed })];
      for (const name of ["a", "b", "c"] as const) expect(graph[name].arraySync()).toEqual(eager[name].arraySync());
      expect(graph.a.arraySync()).not.toEqual(graph.b.arraySync());
      return graph.a.arraySync();
    });
    expect(compiled.eager).toBeNull();
    expect(drawn[0]).not.toEqual(drawn[1]);
  });

  test("normal noise has mean 0 and deviation 1, uniform noise lies in [0, 1) with mean 1/2", () => {
    const noise = nativeNoise(tf.tensor1d([1, 1], "int32"));
    const [normal, uniform] = [noise.normal([40_000]).dataSync(), noise.uniform([40_000]).dataSync()];
    const mean = (values: ArrayLike<number>) =>
      Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
    // Five standard errors: 5 / sqrt(40,000) = 0.025, and 0.29 of it for the uniform numbers.
    expect(mean(normal)).toBeNear(0, 0.025);
    expect(mean(normal.map((value) => value * value))).toBeNear(1, 0.036);
    expect(mean(uniform)).toBeNear(0.5, 0.0073);
    expect(Math.min(...uniform)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...uniform)).toBeLessThan(1);
  });

  /** Runs a step twice as `compile` gives it; answers why it is no graph. */
  function refused(step: (inputs: { x: Tensor }) => Record<string, Tensor>, options?: Options) {
    const compiled = compile(step, options);
    const results = [1, 2].map((value) => compiled({ x: tf.tensor1d([value, 1]) }));
    return { why: compiled.eager?.en, results };
  }

  test("a step that reads numbers back runs eagerly, and the reason names what it read", () => {
    const { why, results } = refused(({ x }) => ({ y: tf.mul(x, tf.sum(x).dataSync()[0]!) }));
    expect(why).toBe("the step reads Sum back into JavaScript, which a graph cannot wait for");
    expect(results.map(({ y }) => y!.arraySync())).toEqual([[2, 2], [6, 3]]); // prettier-ignore
  });

  test("numbers drawn in JavaScript would be frozen: refused, also where a layer draws them", () => {
    for (const draw of [
      () => tf.randomNormal([2]),
      () => tf.scalar(Math.random()),
      () => tf.dropout(tf.ones([64]), 0.5),
    ]) {
      const { why, results } = refused(({ x }) => ({ y: tf.mul(tf.sum(x), draw()) }));
      expect(why).toMatch(/^a tensor \[\d*\] that JavaScript writes for \w+ differs from run to run/);
      expect(results[0]!.y!.arraySync()).not.toEqual(results[1]!.y!.arraySync());
    }
  });

  test("a step that goes another way each time runs eagerly", () => {
    let runs = 0;
    expect(refused(({ x }) => ({ y: ++runs % 2 ? tf.neg(x) : tf.abs(x) })).why).toMatch(
      /operation 1 is Neg once and Abs/,
    );
    expect(refused(({ x }) => ({ y: ++runs % 2 ? tf.neg(x) : tf.neg(tf.neg(x)) })).why).toMatch(/operations once and/);
  });

  test("a step that throws throws, and leaves variables and backend as they were", () => {
    const total = tf.variable(tf.scalar(1));
    const { binding } = tf.backend() as unknown as { binding: object };
    const broken = compile(({ x }: { x: Tensor }) => {
      total.assign(tf.scalar(5));
      throw new RangeError(`no ${x.shape}`);
    });
    expect(() => broken({ x: tf.zeros([2]) })).toThrow("no 2");
    expect(total.arraySync()).toBe(1);
    expect((tf.backend() as unknown as { binding: object }).binding).toBe(binding);
  });
});
