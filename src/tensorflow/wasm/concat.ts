import type { TensorInfo } from "@tensorflow/tfjs-core";
import { addressOf, copyRows, type Heap, replaceHeapKernel, widthOf } from "./heap.ts";
import type { Core } from "./kernel.ts";

/** Tensors side by side, within the memory: the package makes two views in JavaScript for each row of each of them. */
export function repairConcat(tf: Core): void {
  replaceHeapKernel(tf, "Concat", ({ inputs, attrs, heap }) => {
    const parts = Object.values(inputs);
    const axis = tf.util.parseAxisParam(attrs.axis as number, parts[0]!.shape)[0]!;
    const shapes = parts.map(({ shape }) => shape);
    tf.backend_util.assertParamsConsistent(shapes, axis);
    return sideBySide(heap, parts, tf.backend_util.computeOutShape(shapes, axis), axis);
  });
  replaceHeapKernel(tf, "Pack", ({ inputs, attrs, heap }) => {
    const parts = Object.values(inputs);
    const { shape } = parts[0]!;
    for (const part of parts) tf.util.assertShapesMatch(shape, part.shape, "the tensors of a stack differ in shape: ");
    const axis = attrs.axis as number;
    const at = axis < 0 ? axis + shape.length + 1 : axis;
    return sideBySide(heap, parts, shape.toSpliced(at, 0, parts.length), at);
  });
}

/** The parts as columns: in each row, what lies before `axis`, they follow one another. */
function sideBySide(heap: Heap, parts: TensorInfo[], shape: number[], axis: number): TensorInfo {
  const whole = heap.makeOutput(shape, parts[0]!.dtype);
  const width = widthOf(whole.dtype);
  const count = sizeOf(shape.slice(0, axis));
  const toStride = (sizeOf(shape) / count) * width;
  let to = addressOf(heap, whole);
  for (const part of parts) {
    const run = (sizeOf(part.shape) / count) * width;
    if (run > 0) copyRows(heap, { from: addressOf(heap, part), fromStride: run, to, toStride, run, count });
    to += run;
  }
  return whole;
}

function sizeOf(shape: number[]): number {
  return shape.reduce((a, b) => a * b, 1);
}
