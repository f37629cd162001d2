import type { Tensor, Tensor5D } from "@tensorflow/tfjs-core";
import { type Core, replaceKernel } from "./kernel.ts";

type Shape5D = [number, number, number, number, number];

/**
 * The gradient of a 3-D convolution with respect to its input, which the package computes wrongly. As in two dimensions
 * it is a plain convolution of `dy`, spread out by the stride, with the filter turned round.
 */
export function repairConv3dInputGradient(tf: Core): void {
  replaceKernel(tf, "Conv3DBackpropInputV2", (inputs, attrs) => {
    const dy = inputs.dy as Tensor5D; // [B, Z, Y, X, K]
    const filter = inputs.filter as Tensor5D; // [d, h, w, C, K]
    const { inputShape, strides, pad } = attrs as {
      inputShape: Shape5D;
      strides: number | [number, number, number];
      pad: "valid" | "same";
    };
    const info = tf.backend_util.computeConv3DInfo(inputShape, filter.shape, strides, 1, pad);
    const before = [info.padInfo.front, info.padInfo.top, info.padInfo.left];
    const steps = [info.strideDepth, info.strideHeight, info.strideWidth];
    let framed: Tensor = dy;
    for (const [i, step] of steps.entries()) {
      framed = spreadOut(tf, framed, i + 1, step);
      const first = filter.shape[i]! - 1 - before[i]!;
      const last = inputShape[i + 1]! + filter.shape[i]! - 1 - first - framed.shape[i + 1]!;
      framed = frame(tf, framed, i + 1, first, last);
    }
    const turned = tf.transpose(tf.reverse(filter, [0, 1, 2]), [0, 1, 2, 4, 3]) as Tensor5D; // [d, h, w, K, C]
    return tf.conv3d(framed as Tensor5D, turned, 1, "valid"); // [B, D, H, W, C]
  });
}

/** `step - 1` zeros after every place of the axis but the last. */
function spreadOut(tf: Core, x: Tensor, axis: number, step: number): Tensor {
  if (step === 1) return x;
  const inner = tf.util.sizeFromShape(x.shape.slice(axis + 1));
  const rows = tf.pad(tf.reshape(x, [-1, 1, inner]), [[0, 0], [0, step - 1], [0, 0]]); // prettier-ignore
  const length = x.shape[axis]!;
  const full = tf.reshape(rows, x.shape.with(axis, length * step));
  return tf.slice(full, x.shape.map(() => 0), x.shape.with(axis, (length - 1) * step + 1)); // prettier-ignore
}

/** Zeros before and after the places of the axis; negative numbers take places away instead. */
function frame(tf: Core, x: Tensor, axis: number, first: number, last: number): Tensor {
  const length = x.shape[axis]! + Math.min(0, first) + Math.min(0, last);
  const begin = x.shape.map((_, i) => (i === axis ? Math.max(0, -first) : 0));
  const kept = tf.slice(x, begin, x.shape.with(axis, length));
  const none: [number, number] = [0, 0];
  return tf.pad(kept, x.shape.map((_, i) => (i === axis ? [Math.max(0, first), Math.max(0, last)] : none))); // prettier-ignore
}
