import type { Tensor4D } from "@tensorflow/tfjs-core";
import { convInfoOf } from "./conv-info.ts";
import { type Core, replaceKernel } from "./kernel.ts";

/**
 * The gradient of a convolution with respect to its input (a transposed convolution), for which the package takes a
 * scalar loop. It is a plain convolution of `dy`, spread out by the stride, with the filter turned by 180 degrees.
 */
export function repairConvInputGradient(tf: Core): void {
  replaceKernel(tf, "Conv2DBackpropInput", (inputs, attrs) => {
    const dy = inputs.dy as Tensor4D; // [B, Y, X, K]
    const filter = inputs.filter as Tensor4D; // [h, w, C, K]
    const info = convInfoOf(tf, attrs.inputShape as [number, number, number, number], filter.shape, attrs);
    const spread = spreadOut(tf, dy, info.strideHeight, info.strideWidth);
    const top = filter.shape[0] - 1 - info.padInfo.top;
    const left = filter.shape[1] - 1 - info.padInfo.left;
    const bottom = info.inHeight + filter.shape[0] - 1 - top - spread.shape[1];
    const right = info.inWidth + filter.shape[1] - 1 - left - spread.shape[2];
    const framed = frame(tf, spread, [top, bottom], [left, right]); // [B, H + h - 1, W + w - 1, K]
    const turned = tf.transpose(tf.reverse(filter, [0, 1]), [0, 1, 3, 2]) as Tensor4D; // [h, w, K, C]
    return tf.conv2d(framed, turned, 1, "valid"); // [B, H, W, C]
  });
}

/** `stride - 1` zeros after every row and column but the last. */
function spreadOut(tf: Core, dy: Tensor4D, strideHeight: number, strideWidth: number): Tensor4D {
  if (strideHeight === 1 && strideWidth === 1) return dy;
  const [batch, height, width, channels] = dy.shape;
  // Rows first: one row of zeros is `width * channels` numbers; then columns.
  const rows = tf.pad(tf.reshape(dy, [batch * height, 1, width * channels]), [
    [0, 0],
    [0, strideHeight - 1],
    [0, 0],
  ]);
  const cells = tf.reshape(rows, [batch * height * strideHeight * width, 1, channels]);
  const columns = tf.pad(cells, [
    [0, 0],
    [0, strideWidth - 1],
    [0, 0],
  ]);
  const full = tf.reshape(columns, [batch, height * strideHeight, width * strideWidth, channels]) as Tensor4D;
  const size = [batch, (height - 1) * strideHeight + 1, (width - 1) * strideWidth + 1, channels];
  return tf.slice(full, [0, 0, 0, 0], size as [number, number, number, number]);
}

/** Zeros around rows and columns; negative numbers take rows and columns away instead. */
function frame(tf: Core, x: Tensor4D, rows: [number, number], columns: [number, number]): Tensor4D {
  const cut = ([before, after]: [number, number], size: number) => {
    const begin = Math.max(0, -before);
    return { begin, size: size - begin - Math.max(0, -after) };
  };
  const [h, w] = [cut(rows, x.shape[1]), cut(columns, x.shape[2])];
  const kept = tf.slice(x, [0, h.begin, w.begin, 0], [-1, h.size, w.size, -1]);
  const zeros = ([before, after]: [number, number]): [number, number] => [Math.max(0, before), Math.max(0, after)];
  return tf.pad(kept, [[0, 0], zeros(rows), zeros(columns), [0, 0]]);
}
