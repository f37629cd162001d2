import type { Optimizer } from "@tensorflow/tfjs-core";
import type { Core } from "./kernel.ts";
import { fuseUpdates, type Places, type Slot } from "./update.ts";

/** The parts of tf.RMSPropOptimizer that are not public. */
type RmsProp = Optimizer & {
  learningRate: number;
  decay: number;
  momentum: number;
  epsilon: number;
  centered: boolean;
  accumulatedMeanSquares: Slot[];
  accumulatedMoments: Slot[];
  accumulatedMeanGrads: Slot[];
};

/**
 * RMSProp in one pass: `s' = ρ s + (1 - ρ) g²`, `m' = μ m + α g / √(s' + ε)`, `w' = w - m'`; centred, the square of the
 * mean gradient is taken from `s'` first. Rounded to float32 where TensorFlow.js rounds.
 */
export function fuseRmsProp(tf: Core): void {
  const { fround, sqrt } = Math;
  fuseUpdates<RmsProp>(tf, tf.RMSPropOptimizer as unknown as { prototype: RmsProp }, {
    slots: (rmsprop) => [
      [rmsprop.accumulatedMeanSquares, "rms"],
      [rmsprop.accumulatedMoments, "momentum"],
      ...(rmsprop.centered ? [[rmsprop.accumulatedMeanGrads, "mg"] as [Slot[], string]] : []),
    ],
    update({ learningRate, decay, momentum, epsilon, centered }, { numbers: x, gradient, old, next, size }: Places) {
      const [w, s, m] = old as [number, number, number];
      const [newW, newS, newM] = next as [number, number, number];
      const [keep, take, roll] = [fround(decay), fround(1 - decay), fround(momentum)];
      const [rate, least] = [fround(learningRate), fround(epsilon)];
      for (let i = 0; i < size; i++) {
        const g = x[gradient + i]!;
        const square = fround(fround(x[s + i]! * keep) + fround(fround(g * g) * take));
        let spread = fround(square + least);
        if (centered) {
          const mean = fround(fround(x[old[3]! + i]! * keep) + fround(g * take));
          x[next[3]! + i] = mean;
          spread = fround(square - fround(fround(mean * mean) + least));
        }
        const move = fround(fround(x[m + i]! * roll) + fround(fround(g * rate) / fround(sqrt(spread))));
        x[newS + i] = square;
        x[newM + i] = move;
        x[newW + i] = fround(x[w + i]! - move);
      }
    },
  });
}
