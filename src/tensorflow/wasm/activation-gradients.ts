import { addressOf, replaceHeapKernel } from "./heap.ts";
import type { Core } from "./kernel.ts";

/** The gradient of one number, from that of the output and what was saved. */
type Rule = (dy: number, saved: number) => number;

/** Rounded to float32 where TensorFlow.js's operations round. */
const { fround } = Math;
const rules: Record<string, Rule> = {
  ReluGrad: (dy, x) => (x > 0 ? dy : 0),
  SigmoidGrad: (dy, y) => dy * fround(y * fround(1 - y)),
  TanhGrad: (dy, y) => dy * fround(1 - fround(y * y)),
};

/** The gradients of activations in one pass over the memory; TensorFlow.js takes three operations for each. */
export function addActivationGradients(tf: Core): void {
  for (const [name, rule] of Object.entries(rules)) {
    replaceHeapKernel(tf, name, ({ inputs, heap }) => {
      const { dy, saved } = inputs as Required<typeof inputs>;
      const answer = heap.makeOutput(dy!.shape, "float32");
      const [a, b, to] = [dy!, saved!, answer].map((tensor) => addressOf(heap, tensor) / 4) as [number, number, number];
      const numbers = heap.wasm.HEAPF32;
      const size = tf.util.sizeFromShape(dy!.shape);
      for (let i = 0; i < size; i++) numbers[to + i] = rule(numbers[a + i]!, numbers[b + i]!);
      return answer;
    });
  }
}
