import { tf, type Optimizer, type Scalar, type Tensor2D, type Variable } from "#kit/tf";

// N: examples in the batch    D: numbers in one example    K: numbers in its code, the bottleneck (K < D)

/** What the network learns: the way down to the code and the way back up. */
export type Weights = {
  encoder: Variable; // [D, K]
  encoderBias: Variable; // [K]
  decoder: Variable; // [K, D]
  decoderBias: Variable; // [D]
};

/** What bends the code: nothing, or tanh, which keeps it in -1..1. */
export type Activation = "linear" | "tanh";

/**
 * The code of each example: all that the decoder will know of it.
 *
 * `code = f(x · encoder + encoderBias)`
 *
 * x [N, D]; the code is [N, K]; f is the activation. The caller disposes of it.
 * Deck 000, lines 148-153; deck 001, lines 40-75.
 */
export function encode(weights: Weights, x: Tensor2D, activation: Activation): Tensor2D {
  return tf.tidy(() => {
    const sums = tf.add<Tensor2D>(tf.matMul(x, weights.encoder as Tensor2D), weights.encoderBias);
    return activation === "tanh" ? tf.tanh(sums) : sums; // [N, K]
  });
}

/**
 * The examples as the code remembers them.
 *
 * `x̂ = code · decoder + decoderBias`
 *
 * code [N, K]; x̂ is [N, D]. No activation: data have any size and sign. The caller disposes of it.
 * Deck 000, lines 148-153; deck 001, lines 40-75.
 */
export function decode(weights: Weights, code: Tensor2D): Tensor2D {
  return tf.tidy(() => tf.add<Tensor2D>(tf.matMul(code, weights.decoder as Tensor2D), weights.decoderBias)); // [N, D]
}

/**
 * How far the examples come back from themselves.
 *
 * `loss = 1/N · Σ_n Σ_d (x̂[n][d] - x[n][d])²`, `x̂ = decode(encode(x))`
 *
 * x [N, D]; a scalar in the squared unit of x: the mean over the examples of their squared distance. No labels: the
 * input is its own answer. A decoder without activation reaches a flat space of K dimensions only, so the loss is never
 * less than the variance that PCA drops (the eigenvalues after the first K); linear units can reach it.
 * Deck 000, lines 148-153; deck 001, lines 40-75.
 */
export function reconstructionLoss(weights: Weights, x: Tensor2D, activation: Activation): Scalar {
  return tf.tidy(() => {
    const reconstruction = decode(weights, encode(weights, x, activation));
    const distance = tf.sum(tf.squaredDifference(reconstruction, x), 1); // [N]
    return tf.mean<Scalar>(distance);
  });
}

/**
 * One step of training: both halves are moved together, by the gradient of the reconstruction.
 *
 * `weights <- optimizer(weights, ∂ reconstructionLoss(x) / ∂ weights)`
 *
 * x [N, D]; gives the loss before the update, a scalar that the caller disposes of.
 * Deck 000, lines 148-153; deck 001, lines 40-75.
 */
export function trainStep(weights: Weights, optimizer: Optimizer, x: Tensor2D, activation: Activation): Scalar {
  return optimizer.minimize(() => reconstructionLoss(weights, x, activation), true, Object.values(weights))!;
}
