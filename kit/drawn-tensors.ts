import type { Random } from "./random.ts";
import { tf, type Tensor, type Variable } from "./tf.ts";

/** A tensor of this shape, evenly from [low, high): bounded, so that a test can say how far rounding goes. */
export function drawnTensor<T extends Tensor>(random: Random, shape: T["shape"], low = -1, high = 1): T {
  const numbers = Float32Array.from({ length: tf.util.sizeFromShape(shape) }, () => random.uniform(low, high));
  return tf.tensor(numbers, shape) as T;
}

/**
 * Weights of these shapes, evenly in -limit..limit with limit = sqrt(3 / n): sums of n products with numbers of size 1
 * keep that size. n is the product of all lengths but the last, as in a matrix [in, out] and filters [A, B, in, out].
 * Biases lean up, -0.25..1, so that few units are silent. Each call of what comes back gives new trainable tensors with
 * the same numbers, to be trained apart.
 */
export function drawnWeights<W extends Record<string, Variable>>(
  random: Random,
  shapes: { [Name in keyof W]: number[] },
): () => W {
  const values = Object.entries<number[]>(shapes).map(([name, shape]) => {
    const limit = Math.sqrt(3 / tf.util.sizeFromShape(shape.slice(0, -1)));
    const [low, high] = shape.length === 1 ? [-0.25, 1] : [-limit, limit];
    return [name, drawnTensor(random, shape, low, high)] as const;
  });
  return () => Object.fromEntries(values.map(([name, value]) => [name, tf.variable(value)])) as W;
}
