import type { TensorInfo } from "@tensorflow/tfjs-core";
import { addressOf, copyRows, type Heap, replaceHeapKernel, widthOf } from "./heap.ts";
import type { Core } from "./kernel.ts";

/**
 * Parts of a tensor. The package copies the whole tensor into JavaScript for every part that it takes: to unstack a
 * series of 120 steps it copies the series 120 times. Here only the part is copied, within the memory.
 */
export function repairSlice(tf: Core): void {
  replaceHeapKernel(tf, "Slice", ({ inputs, attrs, heap }) => {
    const x = inputs.x!;
    const [begin, size] = tf.slice_util.parseSliceParams(
      x as never,
      attrs.begin as number[],
      attrs.size as number[],
    ) as [number[], number[]];
    return box(heap, x, begin, size);
  });
  replaceHeapKernel(tf, "SplitV", ({ inputs, attrs, heap }) => {
    const x = inputs.x!;
    const axis = tf.util.parseAxisParam(attrs.axis as number, x.shape)[0]!;
    const sizes = tf.backend_util.prepareSplitSize(x as never, attrs.numOrSizeSplits as number | number[], axis);
    let first = 0;
    return sizes.map((length) => {
      const part = along(heap, x, axis, first, length);
      first += length;
      return part;
    });
  });
  replaceHeapKernel(tf, "Unpack", ({ inputs, attrs, heap }) => {
    const x = inputs.value!;
    const axis = tf.util.parseAxisParam(attrs.axis as number, x.shape)[0]!;
    const shape = x.shape.toSpliced(axis, 1);
    return Array.from({ length: x.shape[axis]! }, (_, i) => ({ ...along(heap, x, axis, i, 1), shape }));
  });
}

/** `length` places of one axis, from `first` on, and all of the others. */
function along(heap: Heap, x: TensorInfo, axis: number, first: number, length: number): TensorInfo {
  const begin = x.shape.map((_, i) => (i === axis ? first : 0));
  return box(heap, x, begin, x.shape.with(axis, length));
}

/** The box of `size` that begins at `begin`, of any rank. */
function box(heap: Heap, x: TensorInfo, begin: number[], size: number[]): TensorInfo {
  const part = heap.makeOutput(size, x.dtype);
  const rank = x.shape.length;
  // Axes behind the last one that is cut lie in one run with it; the axis before it counts the runs.
  let cut = rank - 1;
  while (cut > 0 && size[cut] === x.shape[cut]) cut--;
  const strides = stridesOf(x, widthOf(x.dtype));
  const run = rank === 0 ? widthOf(x.dtype) : size[cut]! * strides[cut]!;
  const [count, fromStride] = cut > 0 ? [size[cut - 1]!, strides[cut - 1]!] : [1, run];
  const outer = size.slice(0, Math.max(0, cut - 1));
  const blocks = outer.reduce((a, b) => a * b, 1);
  const corner = begin.reduce((sum, at, axis) => sum + at * strides[axis]!, addressOf(heap, x));
  for (let block = 0, to = addressOf(heap, part); block < blocks; block++, to += run * count) {
    let from = corner;
    for (let axis = outer.length - 1, rest = block; axis >= 0; axis--) {
      from += (rest % outer[axis]!) * strides[axis]!;
      rest = Math.floor(rest / outer[axis]!);
    }
    copyRows(heap, { from, fromStride, to, toStride: run, run, count });
  }
  return part;
}

/** From one place of each axis to the next, in bytes. */
function stridesOf({ shape }: TensorInfo, width: number): number[] {
  const strides = new Array<number>(shape.length);
  for (let axis = shape.length - 1, stride = width; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis]!;
  }
  return strides;
}
