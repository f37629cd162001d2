import type { Tensor4D, Tensor5D } from "@tensorflow/tfjs-core";
import { beforeAll, test } from "vitest";
import { tf, type Tensor } from "../../../kit/tf.ts";
import { agrees, loadBoth, noise } from "./agree.ts";

beforeAll(loadBoth);

/** The gradients of `op` with respect to all its inputs, for an arbitrary gradient of its result. */
function gradients(op: (...inputs: Tensor[]) => Tensor, ...inputs: Tensor[]): Tensor[] {
  return tf.grads((...given) => {
    const result = op(...given);
    return tf.sum(tf.mul(result, noise(result.shape, 9)));
  })(inputs);
}

test.each([
  ["same", 1],
  ["valid", 1],
  ["same", 2],
] as const)("both gradients of conv3d agree with cpu: %s, stride %d", (pad, stride) =>
  agrees(() =>
    gradients(
      (x, w) => tf.conv3d(x as Tensor5D, w as Tensor5D, stride, pad),
      noise([2, 4, 5, 6, 2], 1),
      noise([3, 2, 3, 2, 3], 2),
    ),
  ),
);

test.each([
  ["same", 1, 2],
  ["valid", 1, 1],
  ["same", 2, 3],
] as const)(
  "both gradients of a depthwise convolution agree with cpu: %s, stride %d, %d maps each",
  (pad, stride, maps) =>
    agrees(() =>
      gradients(
        (x, w) => tf.depthwiseConv2d(x as Tensor4D, w as Tensor4D, stride, pad),
        noise([2, 7, 6, 3], 1),
        noise([3, 3, 3, maps], 2),
      ),
    ),
);

const ops: Record<string, (x: Tensor) => Tensor> = {
  relu6: tf.relu6,
  elu: tf.elu,
  selu: tf.selu,
  softplus: tf.softplus,
  logSigmoid: tf.logSigmoid,
  leakyRelu: tf.leakyRelu,
  erf: tf.erf,
  atan: tf.atan,
  expm1: tf.expm1,
  log1p: (x) => tf.log1p(tf.abs(x)),
  reciprocal: (x) => tf.reciprocal(tf.add(x, 2)),
  logSoftmax: (x) => tf.logSoftmax(x),
  avgPool: (x) => tf.avgPool(tf.reshape(x, [1, 4, 5, 2]) as Tensor4D, 3, 2, "same"),
  cumsum: (x) => tf.cumsum(x, 1),
  gather: (x) => tf.gather(x, tf.tensor1d([1, 0, 1], "int32")),
};
test.each(Object.keys(ops))("the gradient of %s agrees with cpu", (name) =>
  agrees(() => gradients(ops[name]!, noise([4, 10], 1))),
);
