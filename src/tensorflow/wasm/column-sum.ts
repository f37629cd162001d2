import { addressOf, type Heap, replaceHeapKernel } from "./heap.ts";
import type { Core } from "./kernel.ts";

/**
 * Sums over the first axes, as the gradient of a bias takes them, row by row where the numbers lie: the package
 * transposes the whole tensor before. It sums in float64 and rounds once.
 */
export function repairColumnSum(tf: Core): void {
  replaceHeapKernel(tf, "Sum", ({ inputs, attrs, heap }, stock) => {
    const x = inputs.x!;
    const axes = tf.util.parseAxisParam(attrs.axis as number | number[], x.shape);
    const leading = axes.length < x.shape.length && axes.toSorted((a, b) => a - b).every((axis, i) => axis === i);
    if (x.dtype !== "float32" || axes.length === 0 || !leading) return stock();
    const rest = x.shape.slice(axes.length);
    const answer = heap.makeOutput(attrs.keepDims ? [...axes.map(() => 1), ...rest] : rest, "float32");
    const columns = sumColumns(
      heap,
      addressOf(heap, x) / 4,
      tf.util.sizeFromShape(x.shape),
      tf.util.sizeFromShape(rest),
    );
    heap.wasm.HEAPF32.set(columns, addressOf(heap, answer) / 4);
    return answer;
  });
}

/** Of a matrix with so many numbers in all, `width` in a row. */
function sumColumns({ wasm }: Heap, from: number, size: number, width: number): Float64Array {
  const sums = new Float64Array(width);
  const numbers = wasm.HEAPF32;
  for (let row = from; row < from + size; row += width) {
    for (let column = 0; column < width; column++) sums[column]! += numbers[row + column]!;
  }
  return sums;
}
