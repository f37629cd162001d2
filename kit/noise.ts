import type { Random } from "./random.ts";
import { tf, type Tensor } from "./tf.ts";

/** Random tensors, float32. Whoever made the source decides the seed: lessons take noise, they never draw it. */
export interface Noise {
  /** From the standard normal distribution. */
  normal(shape: number[]): Tensor;
  /** Evenly from [0, 1). */
  uniform(shape: number[]): Tensor;
}

/** Noise drawn in JavaScript, on every backend the same numbers. */
export function drawnNoise(random: Random): Noise {
  const fill = (shape: number[], draw: () => number) =>
    tf.tensor(
      Float32Array.from({ length: tf.util.sizeFromShape(shape) }, () => draw()),
      shape,
    );
  return {
    normal: (shape) => fill(shape, () => random.normal()),
    // Rounded to float32, a number just below 1 would become 1.
    uniform: (shape) => fill(shape, () => Math.floor(random.uniform(0, 2 ** 24)) / 2 ** 24),
  };
}
