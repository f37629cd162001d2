import { glorot, zeros } from "#kit/init";
import { seeded } from "#kit/random";
import { tf, type Tensor2D, type Variable } from "#kit/tf";

// N: examples in the batch    X: pixels of one example    H: hidden units    Z: numbers of its latent z

/** What the network learns: two hidden layers on the way to q(z|x), two on the way back. */
export type Weights = {
  encoder1: Variable; // [X, H]
  encoderBias1: Variable; // [H]
  encoder2: Variable; // [H, H]
  encoderBias2: Variable; // [H]
  posterior: Variable; // [H, 2*Z]: mu in the first Z columns, logVar in the others
  posteriorBias: Variable; // [2*Z]
  decoder1: Variable; // [Z, H]
  decoderBias1: Variable; // [H]
  decoder2: Variable; // [H, H]
  decoderBias2: Variable; // [H]
  pixels: Variable; // [H, X]
  pixelBias: Variable; // [X]
};

/** q(z|x), a Gaussian for each example: its mean and the logarithm of its variance, both [N, Z]. */
export interface Posterior {
  mu: Tensor2D;
  logVar: Tensor2D;
}

/** One layer of sums: [N, I] to [N, O] by weights [I, O] and bias [O]. */
function dense(x: Tensor2D, weights: Variable, bias: Variable): Tensor2D {
  return tf.add(tf.matMul(x, weights as Tensor2D), bias);
}

/**
 * Fresh weights, so small that neither tanh nor the pixels saturate, and biases of zero.
 *
 * `w ~ uniform(-limit, limit)`, `limit = sqrt(6 / (fanIn + fanOut))`
 *
 * The fans are the two sides of each matrix; for `posterior` H and Z, because mu and logVar are layers of their own that
 * stand side by side. The matrices are drawn in the order of `Weights` from the stream of the seed. The caller disposes of
 * them. Deck 001, lines 127-146.
 */
export function initialise(seed: number, X: number, H: number, Z: number): Weights {
  const random = seeded(seed);
  const matrix = (rows: number, columns: number) => glorot(random, [rows, columns], rows, columns);
  return {
    encoder1: matrix(X, H),
    encoderBias1: zeros([H]),
    encoder2: matrix(H, H),
    encoderBias2: zeros([H]),
    posterior: glorot(random, [H, 2 * Z], H, Z),
    posteriorBias: zeros([2 * Z]),
    decoder1: matrix(Z, H),
    decoderBias1: zeros([H]),
    decoder2: matrix(H, H),
    decoderBias2: zeros([H]),
    pixels: matrix(H, X),
    pixelBias: zeros([X]),
  };
}

/**
 * What the network believes of the latents of each example.
 *
 * `hidden = tanh(tanh(x · encoder1 + encoderBias1) · encoder2 + encoderBias2)`
 *
 * `[mu | logVar] = hidden · posterior + posteriorBias`
 *
 * x [N, X] in 0..1; mu and logVar [N, Z], of any size and sign. The caller disposes of both.
 * Deck 001, lines 133-146.
 */
export function encode(weights: Weights, x: Tensor2D): Posterior {
  return tf.tidy(() => {
    const first = tf.tanh(dense(x, weights.encoder1, weights.encoderBias1)); // [N, H]
    const second = tf.tanh(dense(first, weights.encoder2, weights.encoderBias2)); // [N, H]
    // Both halves in one product; the logarithm of a variance may have any sign, so nothing bends it.
    const [mu, logVar] = tf.split<Tensor2D>(dense(second, weights.posterior, weights.posteriorBias), 2, 1);
    return { mu, logVar };
  });
}

/**
 * The pixels that the network expects of each latent, as logits: log p/(1 - p) of the probability p that a pixel is ink.
 *
 * `hidden = tanh(tanh(z · decoder1 + decoderBias1) · decoder2 + decoderBias2)`
 *
 * `logits = hidden · pixels + pixelBias`
 *
 * z [N, Z]; logits [N, X]. The caller disposes of them. Deck 001, lines 133-156.
 */
export function decode(weights: Weights, z: Tensor2D): Tensor2D {
  return tf.tidy(() => {
    const first = tf.tanh(dense(z, weights.decoder1, weights.decoderBias1)); // [N, H]
    const second = tf.tanh(dense(first, weights.decoder2, weights.decoderBias2)); // [N, H]
    return dense(second, weights.pixels, weights.pixelBias); // [N, X]
  });
}
