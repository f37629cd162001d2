import type { Tensor2D, Tensor5D } from "@tensorflow/tfjs-core";
import { type Core, replaceKernel } from "./kernel.ts";

type Shape5D = [number, number, number, number, number];

/**
 * The gradient of a 3-D convolution with respect to its filter, which the package computes wrongly for strides above 1:
 * one matrix product for each place of the filter, `dW[d, i, j] = xᵀ · dy` over all that this place saw.
 */
export function repairConv3dFilterGradient(tf: Core): void {
  replaceKernel(tf, "Conv3DBackpropFilterV2", (inputs, attrs) => {
    const x = inputs.x as Tensor5D; // [B, D, H, W, C]
    const dy = inputs.dy as Tensor5D; // [B, Z, Y, X, K]
    const { filterShape, strides, pad } = attrs as {
      filterShape: Shape5D;
      strides: number | [number, number, number];
      pad: "valid" | "same";
    };
    const info = tf.backend_util.computeConv3DInfo(x.shape, filterShape, strides, 1, pad);
    const { front, back, top, bottom, left, right } = info.padInfo;
    const padded = tf.pad(x, [[0, 0], [front, back], [top, bottom], [left, right], [0, 0]]); // prettier-ignore
    const [depth, height, width, channels, filters] = filterShape;
    const steps = [info.strideDepth, info.strideHeight, info.strideWidth];
    const reach = steps.map((step, axis) => (dy.shape[axis + 1]! - 1) * step + 1);
    const flatDy = tf.reshape(dy, [-1, filters]) as Tensor2D;
    const seenFrom = (...place: number[]): Tensor2D => {
      const end = place.map((at, axis) => at + reach[axis]!);
      const seen = tf.stridedSlice(padded, [0, ...place, 0], [x.shape[0], ...end, channels], [1, ...steps, 1]);
      return tf.reshape(seen, [-1, channels]);
    };
    const slopes = [];
    for (let d = 0; d < depth; d++) {
      for (let i = 0; i < height; i++) {
        for (let j = 0; j < width; j++) slopes.push(tf.matMul(seenFrom(d, i, j), flatDy, true)); // [C, K]
      }
    }
    return tf.reshape(tf.concat(slopes, 0), filterShape);
  });
}
