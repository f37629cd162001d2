import type { Tensor4D } from "@tensorflow/tfjs-core";
import { convInfoOf } from "./conv-info.ts";
import { type Core, replaceKernel } from "./kernel.ts";

/**
 * The gradient of a convolution with respect to its filter, which the package has not at all:
 * `dW[i, j, c, k] = sum over b, y, x of x[b, y s + i d - p, x s + j d - p, c] dy[b, y, x, k]`.
 * That is a convolution too, with the roles turned: the channels are the batch, the batch is the channels, `dy` is the
 * filter, the stride has become the dilation and the dilation the stride.
 */
export function repairConvFilterGradient(tf: Core): void {
  replaceKernel(tf, "Conv2DBackpropFilter", (inputs, attrs) => {
    const x = inputs.x as Tensor4D; // [B, H, W, C]
    const dy = inputs.dy as Tensor4D; // [B, Y, X, K]
    const filterShape = attrs.filterShape as [number, number, number, number];
    const info = convInfoOf(tf, x.shape, filterShape, attrs);
    const [height, width] = filterShape;
    // Rows and columns that the forward pass left out at the end would give rows of dW that do not exist.
    const reach = (size: number, out: number, stride: number, extent: number) => (out - 1) * stride + extent - size;
    const below = reach(info.inHeight, info.outHeight, info.strideHeight, info.effectiveFilterHeight);
    const right = reach(info.inWidth, info.outWidth, info.strideWidth, info.effectiveFilterWidth);
    const { top, left } = info.padInfo;
    const padded = padOrCut(tf, x, [top, below - top], [left, right - left]);
    const turned = tf.transpose(padded, [3, 1, 2, 0]); // [C, H', W', B]
    const filter = tf.transpose(dy, [1, 2, 0, 3]) as Tensor4D; // [Y, X, B, K]
    const slope = correlate(tf, turned as Tensor4D, filter, info);
    return tf.transpose(tf.slice(slope, [0, 0, 0, 0], [-1, height, width, -1]), [1, 2, 0, 3]); // [h, w, C, K]
  });
}

type Info = ReturnType<typeof convInfoOf>;

/** A convolution with a stride and a dilation at once, which `tf.conv2d` refuses and the kernel does. */
function correlate(tf: Core, x: Tensor4D, filter: Tensor4D, info: Info): Tensor4D {
  const dilations = [info.strideHeight, info.strideWidth];
  return tf
    .engine()
    .runKernel("Conv2D", { x, filter }, { strides: [1, 1], pad: "valid", dataFormat: "NHWC", dilations }) as Tensor4D;
}

/** Zeros before and after rows and columns; a negative number after them takes so many away. */
function padOrCut(tf: Core, x: Tensor4D, rows: [number, number], columns: [number, number]): Tensor4D {
  const cut = tf.slice(
    x,
    [0, 0, 0, 0],
    [-1, x.shape[1] + Math.min(0, rows[1]), x.shape[2] + Math.min(0, columns[1]), -1],
  );
  const after = (pair: [number, number]): [number, number] => [pair[0], Math.max(0, pair[1])];
  return tf.pad(cut, [[0, 0], after(rows), after(columns), [0, 0]]);
}
