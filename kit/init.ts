import type { Random } from "./random.ts";
import { tf, type Tensor, type Variable } from "#kit/tf";

/**
 * A trainable tensor of random numbers in -limit..limit, where limit = sqrt(6 / (fanIn + fanOut)): sums neither grow nor
 * fade from layer to layer (Glorot and Bengio, 2010). fanIn and fanOut: how many numbers one output is summed from, and
 * how many outputs one input feeds; in and out of a dense layer, each times the size of the window in a convolution.
 * Drawn in row-major order, so that the same stream gives the same weights. The caller disposes of it.
 */
export function glorot(random: Random, shape: number[], fanIn: number, fanOut: number): Variable {
  const limit = Math.sqrt(6 / (fanIn + fanOut));
  const values = Float32Array.from({ length: tf.util.sizeFromShape(shape) }, () => random.uniform(-limit, limit));
  return trainable(() => tf.tensor(values, shape));
}

/** A trainable tensor of zeros: what a bias starts from. The caller disposes of it. */
export function zeros(shape: number[]): Variable {
  return trainable(() => tf.zeros(shape));
}

/** A trainable tensor of ones: what a scale starts from. The caller disposes of it. */
export function ones(shape: number[]): Variable {
  return trainable(() => tf.ones(shape));
}

/** `tf.variable` takes a copy of its first value; within the tidy, only the copy stays. */
function trainable(first: () => Tensor): Variable {
  return tf.tidy(() => tf.variable(first()));
}
