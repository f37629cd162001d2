import { afterAll, afterEach, expect, test } from "vitest";
import "#kit/matchers";
import { tf, type Tensor, type Variable } from "#kit/tf";
import { Bench, type Call } from "./testing.ts";

const bench = new Bench();
const { body, lesson, endTask } = bench;
afterEach(endTask);
afterAll(() => bench.stop());

test("an operation on tensors gives a tensor of this process", () => {
  const sum = body("a, b", "return tf.add(a, b).mul(2).reshape([2, 1]);")(tf.tensor1d([1, 2]), [10, 20]) as Tensor;
  expect(sum).toBeInstanceOf(tf.Tensor);
  expect(sum).toBeNear([[22], [44]], 0);
});

test("what crosses twice is one object on both sides", () => {
  const f = body("x, y, same", "return [x === same, x === y, x, tf.keep(y)];");
  const [x, y] = [tf.scalar(1), tf.scalar(1)];
  const answer = f(x, y, x) as unknown[];
  expect(answer.slice(0, 2)).toEqual([true, false]);
  expect(answer[2]).toBe(x);
  expect(answer[3]).toBe(y);
});

test("tensors, variables and optimizers are of their classes, and know their shape, type and name", () => {
  const f = body(
    "x, v, o",
    `return [x, v, o].map((it) => [it instanceof tf.Tensor, it instanceof tf.Variable, it instanceof tf.Optimizer])
       .concat([[x.shape, x.dtype, x.rank, x.size], [v.shape, v.name, v.trainable], [o.getClassName(), o.learningRate]]);`,
  );
  const v = tf.variable(tf.zeros([0, 3]), false, "two words");
  expect(f(tf.tensor2d([[1, 2]], [1, 2], "int32"), v, tf.train.momentum(0.25, 0.9))).toEqual([
    ...[[true, false, false], [true, true, false], [false, false, true]],
    ...[[[1, 2], "int32", 2, 2], [[0, 3], "two words", false], ["Momentum", 0.25]],
  ]); // prettier-ignore
});

test("values are read as they are", () => {
  const f = body("x, b", "return [x.arraySync(), Array.from(x.dataSync()), b.arraySync(), `${tf.scalar(3)}`];");
  const got = f(tf.tensor2d([[1, NaN], [-0, 4]]), tf.tensor1d([1, 0], "bool")); // prettier-ignore
  expect(got).toEqual([[[1, NaN], [-0, 4]], [1, NaN, -0, 4], [1, 0], "Tensor\n    3"]); // prettier-ignore
});

test("tensors of a megabyte cross both ways", () => {
  const f = body("x", "const values = x.dataSync(); return tf.tensor(values.map((v) => v + 1), x.shape);");
  const sum = f(tf.range(0, 300_000)) as Tensor;
  expect([sum.shape, sum.dataSync<"float32">().at(-1)]).toEqual([[300_000], 300_000]);
});

test("gradients go through a lesson", () => {
  const f = body("x", "return tf.tidy(() => tf.sum(tf.mul(x, tf.square(x))));") as (x: Tensor) => Tensor;
  expect(tf.grad(f)(tf.tensor1d([1, 2, 3]))).toBeNear([3, 12, 27], 1e-5);
});

test("a lesson asks for gradients of its own functions", () => {
  const f = body(
    "x, v",
    `const cube = (x) => x.mul(x).mul(x);
     const clipped = tf.customGrad((x, save) => { save([x]); return { value: x.relu(), gradFunc: (dy, [x]) => dy.mul(x) }; });
     const { value, grads } = tf.variableGrads(() => v.square().sum());
     const both = tf.valueAndGrad(cube)(x);
     return [tf.grad(cube)(x), tf.grads((a, b) => a.mul(b))([x, x.add(1)])[1], both.value, both.grad, tf.grad(clipped)(x),
             value, grads[v.name]];`,
  );
  const answer = f(tf.scalar(3), tf.variable(tf.tensor1d([1, -2]))) as Tensor[];
  expect(answer).toBeNear([27, 3, 27, 27, 3, 5, [2, -4]], 1e-5);
});

test("an optimizer of the test moves its variables by the loss of a lesson, as it does here", () => {
  const f = body("v, o", "return o.minimize(() => v.sub(3).square().mean(), true, [v]);");
  const here = tf.variable(tf.tensor1d([0, 5]));
  const there = tf.variable(tf.tensor1d([0, 5]));
  const [mine, its] = [tf.train.adam(0.1), tf.train.adam(0.1)];
  for (let step = 0; step < 5; step++) {
    const want = mine.minimize(() => tf.mean(tf.square(tf.sub(here, 3))), true, [here])!;
    expect(f(there, its)).toBeNear(want.arraySync(), 0);
  }
  expect(there).toBeNear(here.arraySync(), 0);
});

test("a lesson makes variables and optimizers, and sets what can be set", () => {
  const f = body(
    "",
    `const v = tf.variable(tf.zeros([2]), true, "mine"), o = tf.train.sgd(1);
     v.assign(tf.tensor1d([4, 8]));
     o.learningRate = 0.5;
     o.applyGradients({ mine: tf.ones([2]) });
     v.trainable = false;
     return [v, v.trainable];`,
  );
  const [v, trainable] = f() as [Variable, boolean];
  expect(v).toBeNear([3.5, 7.5], 0);
  expect([v.trainable, trainable]).toEqual([false, false]);
});

test("what a lesson leaves behind is counted here, with and without a tidy", () => {
  const leftBy = (f: Call) => {
    const before = tf.memory().numTensors;
    f(x);
    return tf.memory().numTensors - before;
  };
  const x = tf.scalar(1);
  expect(leftBy(body("x", "return x.add(1).add(1).add(1);"))).toBe(3);
  expect(leftBy(body("x", "return tf.tidy(() => ({ deep: [x.add(1).add(1), x.neg()] }));"))).toBe(2);
  expect(leftBy(body("x", "const y = x.neg(); y.dispose(); tf.dispose({ z: x.neg() });"))).toBe(0);
});

test("what a tidy gives is the lesson's own object, and its error the lesson's own error", () => {
  const f = body(
    "",
    `class Own extends Error {}
     const own = new Own("mine"), box = new (class Box { x = 1; })();
     let caught;
     try { tf.tidy(() => { throw own; }); } catch (error) { caught = error; }
     return [tf.tidy(() => box) === box, caught === own];`,
  );
  expect(f()).toEqual([true, true]);
});

test("an error in the middle of a gradient comes out, and TensorFlow.js goes on as before", () => {
  const f = body(
    "x, v, o",
    "tf.tidy(() => { tf.grad((x) => { o.minimize(() => { v.mul(x); throw new RangeError('enough'); }); return x; })(x); });",
  );
  const args = [tf.scalar(1), tf.variable(tf.scalar(1)), tf.train.sgd(0.1)];
  expect(() => f(...args)).toThrow(new RangeError("enough"));
  expect(tf.grad((x) => tf.mul(x, x))(tf.scalar(3))).toBeNear(6, 0);
});

test("an error of TensorFlow.js is thrown in the lesson, and can be caught there", () => {
  const f = body("a, b, keep", "try { return tf.matMul(a, b); } catch (e) { if (keep) throw e; return e.message; }");
  const [a, b] = [tf.zeros([2, 3]), tf.zeros([2, 3])];
  expect(f(a, b, false)).toMatch(/inner shapes/);
  expect(() => f(a, b, true)).toThrow(/inner shapes/);
});

test("the kit draws the same weights there as here", async () => {
  const { glorot } = await import("#kit/init");
  const { seeded } = await import("#kit/random");
  const f = lesson(`import { glorot } from "#kit/init"; import { seeded } from "#kit/random";
    export const f = () => glorot(seeded(7), [3, 4], 3, 4);`);
  expect(f()).toBeNear(glorot(seeded(7), [3, 4], 3, 4).arraySync(), 0);
});

test.each(["engine", "setBackend", "io", "browser", "env", "ready", "constructor", "__proto__", "layers"])(
  "tf.%s is not there, and the error names it",
  (name) => {
    expect(body("", `return typeof tf.${name};`)).toThrow(`tf.${name} is not there for lessons`);
  },
);
