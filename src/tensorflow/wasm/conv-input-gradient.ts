import type { Tensor4D } from "@tensorflow/tfjs-core";
import { convInfoOf } from "./conv-info.ts";
import { type Core, replaceKernel } from "./kernel.ts";

/**
 * The gradient of a convolution with respect to its input (a transposed convolution), for which the package takes a
 * scalar loop. With stride 1 it is a plain convolution of `dy` with the filter turned by 180 degrees. With a larger
 * stride, input places that lie a stride apart meet the same taps of the filter: one small convolution for each phase.
 */
export function repairConvInputGradient(tf: Core): void {
  replaceKernel(tf, "Conv2DBackpropInput", (inputs, attrs) => {
    const dy = inputs.dy as Tensor4D; // [B, Y, X, K]
    const filter = inputs.filter as Tensor4D; // [h, w, C, K]
    const info = convInfoOf(tf, attrs.inputShape as [number, number, number, number], filter.shape, attrs);
    const taps = tapsByPhase(tf, filter, info.strideHeight, info.strideWidth);
    const [rows, columns] = [
      phasesOf(info.strideHeight, info.padInfo.top, filter.shape[0], info.inHeight, dy.shape[1]),
      phasesOf(info.strideWidth, info.padInfo.left, filter.shape[1], info.inWidth, dy.shape[2]),
    ];
    const bands = rows.map((row) => {
      const parts = columns.map((column) => {
        const framed = frame(tf, dy, row.frame, column.frame);
        return tf.conv2d(framed, taps(row.first, column.first), 1, "valid"); // [B, places, places, C]
      });
      return interleave(tf, parts, 2);
    });
    return tf.slice(interleave(tf, bands, 1), [0, 0, 0, 0], info.inShape);
  });
}

/** The places `phase, phase + stride, …` along one side of the input. */
interface Phase {
  /** The first tap of the filter that reaches these places; the others follow a stride apart. */
  first: number;
  /** Zeros before and after `dy`, so that its convolution with those taps has a number for each place. */
  frame: [number, number];
}

/** Input place i and output place y meet in the tap i + pad - stride · y. */
function phasesOf(stride: number, pad: number, size: number, inputs: number, outputs: number): Phase[] {
  const taps = Math.ceil(size / stride);
  // As many for every phase: the last may lie beyond the input.
  const places = Math.ceil(inputs / stride);
  return Array.from({ length: stride }, (_, phase) => {
    const shift = Math.floor((phase + pad) / stride);
    return { first: (phase + pad) % stride, frame: [taps - 1 - shift, places + shift - outputs] };
  });
}

/** Gives the taps [h / stride, w / stride, K, C] from a first one on, the last one first, with zeros beyond the filter. */
function tapsByPhase(tf: Core, filter: Tensor4D, strideHeight: number, strideWidth: number) {
  const [height, width, channels, maps] = filter.shape;
  const [rows, columns] = [Math.ceil(height / strideHeight), Math.ceil(width / strideWidth)];
  const missing = [rows * strideHeight - height, columns * strideWidth - width] as const;
  const whole = tf.pad(tf.transpose(filter, [0, 1, 3, 2]), [
    [0, missing[0]],
    [0, missing[1]],
    [0, 0],
    [0, 0],
  ]);
  const split = tf.reshape(whole, [rows, strideHeight, columns, strideWidth, maps * channels]);
  const turned = tf.reverse(split, [0, 2]);
  return (row: number, column: number): Tensor4D => {
    const taps = tf.slice(turned, [0, row, 0, column, 0], [rows, 1, columns, 1, maps * channels]);
    return tf.reshape(taps, [rows, columns, maps, channels]);
  };
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

/** One place of each part after the other along the axis. */
function interleave(tf: Core, parts: Tensor4D[], axis: 1 | 2): Tensor4D {
  if (parts.length === 1) return parts[0]!;
  const shape = parts[0]!.shape.with(axis, parts[0]!.shape[axis] * parts.length) as Tensor4D["shape"];
  return tf.reshape(tf.stack(parts, axis + 1), shape);
}
