import { type Core, replaceKernel } from "./kernel.ts";

/**
 * Sums the rows of `x` that carry the same id: what the gradient of an embedding (`gather`) is made of, and what the
 * package has not. `x` is `[N, ...]`, `segmentIds` is `[N]`, the result `[numSegments, ...]`; a negative id drops its row.
 */
export function repairSegmentSum(tf: Core): void {
  replaceKernel(tf, "UnsortedSegmentSum", ({ x, segmentIds }, attrs) => {
    const segments = attrs.numSegments as number;
    const rest = x!.shape.slice(segmentIds!.rank);
    const width = rest.reduce((a, b) => a * b, 1);
    const [values, ids] = [x!.dataSync(), segmentIds!.dataSync()];
    const sums = x!.dtype === "float32" ? new Float32Array(segments * width) : new Int32Array(segments * width);
    for (const [row, id] of ids.entries()) {
      if (id < 0) continue;
      for (let i = 0; i < width; i++) sums[id * width + i]! += values[row * width + i]!;
    }
    return tf.tensor(sums, [segments, ...rest], x!.dtype);
  });
}
