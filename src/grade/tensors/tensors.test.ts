import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { transformSync } from "esbuild";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import "#kit/matchers";
import { tf, type Tensor, type Variable } from "#kit/tf";
import { writeHost } from "../host/program.ts";
import type { Cage } from "../sandbox/cage.ts";
import { admit, type Guest } from "../session/guest.ts";
import type { Session } from "../session/session.ts";
import { Malformed } from "../wire/bytes.ts";
import { Ended } from "../wire/channel.ts";
import { Tensors } from "./tensors.ts";

/** Not shut in: what is asked here holds with and without. */
const open: Cage = {
  start: ({ args, folder, stdio }) =>
    spawn(process.execPath, args, { cwd: folder, stdio: stdio as ["pipe", "pipe", "ignore"] }),
};

const workshop = new Tensors();
let folder: string;
let guest: Guest | undefined;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tamrin-tensors-"));
  writeHost(resolve(import.meta.dirname, "../../.."), folder);
});
afterEach(endTask);
afterAll(() => {
  guest?.stop();
  rmSync(folder, { recursive: true });
});

function endTask(): void {
  guest?.session.finish();
  workshop.clear();
}

/** One process for all tests, until one of them ends it. */
function session(): Session {
  if (!guest || guest.session.over) {
    guest?.stop();
    guest = admit({ cage: open, folder, workshop });
  }
  return guest.session;
}

type Call = (...args: unknown[]) => unknown;

/** The function `f` of a lesson with this body, called in the other process. */
function lesson(code: string): Call {
  const script = transformSync(`import { tf } from "#kit/tf";\n${code}`, { loader: "ts", format: "cjs" }).code;
  session().load(new Map([["t/lesson", script]]));
  return session().lesson("t/lesson", { f: () => {} }).f as Call;
}

const body = (parameters: string, code: string) => lesson(`export function f(${parameters}) { ${code} }`);

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

describe("what a lesson cannot have made of the process that grades", () => {
  test.each([
    ["zeros", "tf.zeros([5000, 5000])"],
    ["ones of no size", "tf.ones([NaN])"],
    ["random numbers", "tf.randomNormal([1e4, 1e4])"],
    ["a filled tensor", "tf.fill([1e4, 1e4], 1)"],
    ["a tile", "tf.tile(tf.ones([1000]), [1e6])"],
    ["a broadcast", "tf.broadcastTo(tf.ones([1]), [1e8])"],
    ["a broadcast of two", "tf.add(tf.ones([4000, 1]), tf.ones([1, 4000]))"],
    ["padding", "tf.pad(tf.ones([2, 2]), [[1e5, 1e5], [0, 1e5]])"],
    ["a range", "tf.range(0, 1e9)"],
    ["a line", "tf.linspace(0, 1, 1e9)"],
    ["one hot", "tf.oneHot(tf.zeros([1000], 'int32'), 1e6)"],
    ["an identity", "tf.eye(1e5)"],
    ["a diagonal", "tf.diag(tf.ones([1e5]))"],
    ["a concatenation", "tf.concat([tf.ones([4e6]), tf.ones([4e6])])"],
    ["a product of matrices", "tf.matMul(tf.ones([1000, 1000]), tf.ones([1000, 1000]))"],
    ["an outer product", "tf.outerProduct(tf.ones([1e4]), tf.ones([1e4]))"],
    ["a sum of Einstein's", "tf.einsum('i,j->ij', tf.ones([1e4]), tf.ones([1e4]))"],
    ["a convolution", "tf.conv2d(tf.ones([1, 200, 200, 64]), tf.ones([9, 9, 64, 64]), 1, 'same')"],
    ["a convolution with a wide edge", "tf.conv2d(tf.ones([1, 2, 2, 1]), tf.ones([2, 2, 1, 1]), 1e8, 1e9)"],
    ["a convolution backwards", "tf.conv2dTranspose(tf.ones([1, 1, 1, 1]), tf.ones([2, 2, 1, 1]), [1, 1e5, 1e5, 1], 1e5, 'same')"],
    ["pooling", "tf.maxPool(tf.ones([1, 1000, 1000, 1]), [999, 999], 1, 'same')"],
    ["an enlarged image", "tf.image.resizeBilinear(tf.ones([1, 2, 2, 1]), [1e5, 1e5])"],
    ["a gathering", "tf.gather(tf.ones([2, 1000]), tf.zeros([1e5], 'int32'))"],
    ["a scattering", "tf.scatterND(tf.tensor2d([[1]], [1, 1], 'int32'), [1], [1e9])"],
    ["a histogram", "tf.bincount(tf.tensor1d([1], 'int32'), [], 1e9)"],
    ["an orthogonal matrix", "tf.linalg.qr(tf.ones([1e5, 1]))"],
    ["a million tensors", "tf.unstack(tf.ones([1e6]))"],
    ["dropout of another shape", "tf.dropout(tf.ones([2]), 0.5, [1e9])"],
    ["a window", "tf.signal.hannWindow(1e9)"],
    ["frames without an end", "tf.signal.frame(tf.ones([4]), 2, 0)"],
    ["more dimensions than there are", "tf.reshape(tf.scalar(1), new Array(100).fill(1))"],
  ])("%s: refused before it is made", (_, code) => {
    const start = performance.now();
    expect(body("", `return ${code};`)).toThrow(RangeError);
    expect(tf.memory().numBytes).toBeLessThan(2 ** 26);
    expect(performance.now() - start).toBeLessThan(10_000);
  }); // prettier-ignore

  test("more tensors at a time, or more bytes, than there is room for", () => {
    expect(body("", "for (;;) tf.scalar(1);")).toThrow(/tensors that are not disposed of/);
    workshop.clear();
    expect(body("", "for (;;) tf.ones([2048, 2048]);")).toThrow(/bytes of tensors/);
  });

  test("an operation that goes on and on", () => {
    expect(body("", "return tf.linalg.qr(tf.randomUniform([2000, 2000]));")).toThrow(/takes longer than it may/);
  });

  test.each([
    ["an object with a tensor's methods", "tf.neg({ shape: [2], dtype: 'float32', dataId: {}, data: 1, dataSync: 1, throwIfDisposed: 1 })"],
    ["an object with numbers for keys", "tf.tensor({ 4000000000: 1 })"],
    ["a function", "tf.add(() => 1, 1)"],
    ["a variable named like a method", "tf.variable(tf.scalar(1), true, '__proto__')"],
    ["a mask without an end", "tf.stridedSlice(tf.ones([4]), [0], [2], [1], Infinity)"],
    ["a bell curve without an end", "tf.truncatedNormal([2], 0, NaN)"],
    ["a function that gives no tensor", "tf.grad(() => ({ shape: [], dtype: 'float32' }))(tf.scalar(1))"],
    ["gradients of no variable", "tf.train.sgd(1).applyGradients({ constructor: tf.scalar(1) })"],
    ["a method of something else", "tf.Variable.prototype.assign.call(tf.scalar(1), tf.scalar(2))"],
    ["a setting that is none", "Object.assign(tf.train.sgd(1), { learningRate: 'fast' })"],
    ["a tensor that is gone", "(() => { const x = tf.scalar(1); x.dispose(); return tf.neg(x); })()"],
  ])("%s is refused", (_, code) => {
    expect(body("", `return ${code};`)).toThrow();
    expect(guest!.session.over).toBeUndefined();
  }); // prettier-ignore

  test("calls within calls, deeper than anyone nests them", () => {
    const f = body("", "const down = (n) => n === 0 ? tf.scalar(0) : tf.tidy(() => down(n - 1)); return [down(30), down(1000)];");
    expect(f).toThrow(/deep/);
    expect(body("", "const down = (n) => n === 0 ? tf.scalar(7) : tf.tidy(() => down(n - 1)); return down(30);")()).toBeNear(7, 0);
  }); // prettier-ignore

  test("a number that was never given out is a breach", () => {
    expect(body("x", "return new x.constructor(2 ** 31, 'float32', []);").bind(null, tf.scalar(1))).toThrow(Malformed);
  });
});

describe("afterwards nothing is left", () => {
  const standing = () => {
    const { numTensors, numBytes, numDataBuffers } = tf.memory();
    return { numTensors, numBytes, numDataBuffers, variables: Object.keys(tf.engine().registeredVariables) };
  };

  test("of what the lesson and the test have made: tensors, kept ones, variables, the memory of optimizers", () => {
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
    workshop.clear();
    expect(standing()).toEqual(before);
  });

  test("of a lesson that dies in the middle of a step", () => {
    const before = standing();
    const f = body("v", "tf.tidy(() => tf.train.adam(0.1).minimize(() => { v.mul(2); process.exit(); }));");
    const v = tf.variable(tf.ones([3]));
    expect(() => tf.tidy(() => void f(v))).toThrow(Ended);
    workshop.clear();
    expect(standing()).toEqual(before);
  });

  test("of one task in the next: its lessons begin anew, its tensors are gone", () => {
    const f = body("x", "globalThis.kept = x; return 1;");
    f(tf.scalar(1));
    endTask();
    expect(lesson("let calls = 0; const one = tf.scalar(1); export const f = () => [++calls, one];")()).toBeNear(
      [1, 1],
      0,
    );
    endTask();
    const again = session().lesson("t/lesson", { f: () => {} }).f as Call;
    expect(again()).toBeNear([1, 1], 0);
    expect(body("", "return tf.neg(globalThis.kept);")).toThrow("Tensor is disposed.");
  });

  test("and where something is, it is said", () => {
    tf.engine().startScope();
    expect(() => workshop.clear()).toThrow("TensorFlow.js was left in another state");
    tf.engine().endScope();
    expect(() => workshop.clear()).not.toThrow();
  });
});
