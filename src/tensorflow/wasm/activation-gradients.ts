import { addressOf, replaceHeapKernel } from "./heap.ts";
import type { Core } from "./kernel.ts";

/**
 * Fills the numbers from `to` on with gradients, from those of the output at `dy` and from what was saved at `y`; `alpha`
 * is the slope of a leaky unit.
 */
type Loop = (numbers: Float32Array, dy: number, y: number, to: number, size: number, alpha: number) => void;

/** Rounded to float32 where TensorFlow.js's operations round. */
const { fround } = Math;

// A loop each: one that called the rule as a function would take ten times as long.
const loops: Record<string, Loop> = {
  ReluGrad: (numbers, dy, y, to, size) => {
    for (let i = 0; i < size; i++) numbers[to + i] = numbers[y + i]! > 0 ? numbers[dy + i]! : 0;
  },
  LeakyReluGrad: (numbers, dy, y, to, size, alpha) => {
    for (let i = 0; i < size; i++) numbers[to + i] = numbers[y + i]! > 0 ? numbers[dy + i]! : numbers[dy + i]! * alpha;
  },
  SigmoidGrad: (numbers, dy, y, to, size) => {
    for (let i = 0; i < size; i++) {
      const answer = numbers[y + i]!;
      numbers[to + i] = numbers[dy + i]! * fround(answer * fround(1 - answer));
    }
  },
  TanhGrad: (numbers, dy, y, to, size) => {
    for (let i = 0; i < size; i++) {
      const answer = numbers[y + i]!;
      numbers[to + i] = numbers[dy + i]! * fround(1 - fround(answer * answer));
    }
  },
};

/** The gradients of activations in one pass over the memory; TensorFlow.js takes three operations for each. */
export function addActivationGradients(tf: Core): void {
  for (const [name, loop] of Object.entries(loops)) {
    replaceHeapKernel(tf, name, ({ inputs, attrs, heap }) => {
      const { dy, saved } = inputs as Required<typeof inputs>;
      const answer = heap.makeOutput(dy!.shape, "float32");
      const [a, b, to] = [dy!, saved!, answer].map((tensor) => addressOf(heap, tensor) / 4) as [number, number, number];
      loop(heap.wasm.HEAPF32, a, b, to, tf.util.sizeFromShape(dy!.shape), fround(attrs.alpha as number));
      return answer;
    });
  }
}
