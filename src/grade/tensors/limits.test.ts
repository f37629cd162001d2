import { afterAll, afterEach, expect, test } from "vitest";
import "#kit/matchers";
import { tf } from "#kit/tf";
import { Malformed } from "../wire/bytes.ts";
import { Bench } from "./testing.ts";

const bench = new Bench();
const { body, endTask } = bench;
afterEach(endTask);
afterAll(() => bench.stop());

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
  expect(body("", `return ${code};`)).toThrow(/granted here|of 1 or more are wanted/);
  expect(tf.memory().numBytes).toBeLessThan(2 ** 26);
}); // prettier-ignore

test("more tensors at a time, or more bytes, than there is room for, are refused", () => {
  expect(body("", "for (;;) tf.scalar(1);")).toThrow(/tensors that are not disposed of/);
  bench.tensors.clear();
  expect(body("", "for (;;) tf.ones([2048, 2048]);")).toThrow(/bytes of tensors/);
});

test("an operation that goes on and on is ended", () => {
  expect(body("", "return tf.linalg.qr(tf.randomUniform([2000, 2000]));")).toThrow(/takes longer than it may/);
});

test.each([
  ["an object with a tensor's methods", "tf.neg({ shape: [2], dtype: 'float32', dataId: {}, data: 1, dataSync: 1, throwIfDisposed: 1 })", "such an object"],
  ["an object with numbers for keys", "tf.tensor({ 4000000000: 1 })", "such an object"],
  ["a function", "tf.add(() => 1, 1)", "takes no function"],
  ["a variable named like a method", "tf.variable(tf.scalar(1), true, '__proto__')", "cannot have the name __proto__"],
  ["a mask without an end", "tf.stridedSlice(tf.ones([4]), [0], [2], [1], Infinity)", "a mask is a whole number"],
  ["a bell curve without an end", "tf.truncatedNormal([2], 0, NaN)", "a mean and a deviation are wanted"],
  ["a function that gives no tensor", "tf.grad(() => ({ shape: [], dtype: 'float32' }))(tf.scalar(1))", "the function must give a tensor"],
  ["gradients of no variable", "tf.train.sgd(1).applyGradients({ constructor: tf.scalar(1) })", "there is no variable constructor"],
  ["a method of something else", "tf.Variable.prototype.assign.call(tf.scalar(1), tf.scalar(2))", "an object of another kind"],
  ["a setting that is none", "Object.assign(tf.train.sgd(1), { learningRate: 'fast' })", "learningRate is a number"],
  ["a tensor that is gone", "(() => { const x = tf.scalar(1); x.dispose(); return tf.neg(x); })()", "disposed, or no tensor"],
])("%s is refused", (_, code, why) => {
  expect(body("", `return ${code};`)).toThrow(why);
  expect(bench.session.over).toBeUndefined();
}); // prettier-ignore

test("calls within calls, deeper than anyone nests them, are refused", () => {
  const f = body("", "const down = (n) => n === 0 ? tf.scalar(0) : tf.tidy(() => down(n - 1)); return [down(30), down(1000)];");
  expect(f).toThrow(/deep/);
  expect(body("", "const down = (n) => n === 0 ? tf.scalar(7) : tf.tidy(() => down(n - 1)); return down(30);")()).toBeNear(7, 0);
}); // prettier-ignore

test("a number that was never given out is a breach", () => {
  expect(body("x", "return new x.constructor(2 ** 31, 'float32', []);").bind(null, tf.scalar(1))).toThrow(Malformed);
});
