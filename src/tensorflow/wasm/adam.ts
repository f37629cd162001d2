import type { Optimizer, Variable } from "@tensorflow/tfjs-core";
import type { Core } from "./kernel.ts";
import { fuseUpdates, type Places, type Slot } from "./update.ts";

/** The parts of tf.AdamOptimizer that are not public. */
type Adam = Optimizer & {
  learningRate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  accBeta1: Variable;
  accBeta2: Variable;
  accumulatedFirstMoment: Slot[];
  accumulatedSecondMoment: Slot[];
};

/**
 * Adam in one pass: `m' = β₁ m + (1 - β₁) g`, `v' = β₂ v + (1 - β₂) g²`, `w' = w - α (m' / (1 - β₁ᵗ)) / (√(v' / (1 - β₂ᵗ)) + ε)`.
 * Rounded to float32 where TensorFlow.js rounds, so that both learn the same.
 */
export function fuseAdam(tf: Core): void {
  const { fround, sqrt } = Math;
  fuseUpdates<Adam>(tf, tf.AdamOptimizer as unknown as { prototype: Adam }, {
    slots: (adam) => [
      [adam.accumulatedFirstMoment, "m"],
      [adam.accumulatedSecondMoment, "v"],
    ],
    update(adam, { numbers: x, gradient, old, next, size }: Places) {
      const [w, m, v] = old as [number, number, number];
      const [newW, newM, newV] = next as [number, number, number];
      const [keepM, takeM] = [fround(adam.beta1), fround(1 - adam.beta1)];
      const [keepV, takeV] = [fround(adam.beta2), fround(1 - adam.beta2)];
      const [biasM, biasV] = [adam.accBeta1, adam.accBeta2].map((power) => fround(1 - power.dataSync()[0]!)) as [number, number]; // prettier-ignore
      const [rate, epsilon] = [fround(-adam.learningRate), fround(adam.epsilon)];
      for (let i = 0; i < size; i++) {
        const g = x[gradient + i]!;
        const first = fround(fround(x[m + i]! * keepM) + fround(g * takeM));
        const second = fround(fround(x[v + i]! * keepV) + fround(fround(g * g) * takeV));
        const size = fround(fround(sqrt(fround(second / biasV))) + epsilon);
        x[newM + i] = first;
        x[newV + i] = second;
        x[newW + i] = fround(fround(fround(fround(first / biasM) / size) * rate) + x[w + i]!);
      }
    },
    finish(adam) {
      adam.accBeta1.assign(tf.mul(adam.accBeta1, adam.beta1));
      adam.accBeta2.assign(tf.mul(adam.accBeta2, adam.beta2));
    },
  });
}
