import { tf, type Tensor1D, type Tensor2D, type Tensor3D } from "#kit/tf";

// K: samples of z for each example    N: examples    X: pixels of one example    Z: numbers of its latent z

/**
 * How probable each sample makes the pixels, when each is 1 with the probability that the decoder gave it.
 *
 * `log p(x|z) = Σ_i (x_i · logit_i - log(1 + exp(logit_i)))`
 *
 * logits [K, N, X], of any size; x [N, X], each 0 or 1. [K, N], in nats, 0 or less. The caller disposes of it.
 * Deck 001, line 139.
 */
export function logLikelihood(logits: Tensor3D, x: Tensor2D): Tensor2D {
  return tf.tidy(() => tf.sum<Tensor2D>(tf.sub(tf.mul(x, logits), tf.softplus(logits)), 2)); // [K, N]
}

/**
 * The weight of each sample: how much more often the model makes x with this z than the encoder proposes this z for x.
 *
 * `log w = log p(x|z) + log p(z) - log q(z|x)`, `z = mu + σ · epsilon`
 *
 * logLikelihood, that is log p(x|z), [K, N]; z and the standard noise epsilon that it was made of [K, N, Z]; logVar, the
 * logarithm of the variance of q(z|x), [N, Z]; p(z) is standard. [K, N], in nats. The caller disposes of it. The density of
 * q at z is that of the noise divided by σ, so nothing is divided by a variance that may be next to nothing.
 * Deck 001, lines 139-156.
 */
export function logWeights(logLikelihood: Tensor2D, z: Tensor3D, epsilon: Tensor3D, logVar: Tensor2D): Tensor2D {
  return tf.tidy(() => {
    const spread = tf.add(tf.square(epsilon), logVar); // [K, N, Z]
    // The factors √(2π) of the two densities cancel.
    const priorOverProposal = tf.mul(0.5, tf.sum(tf.sub(spread, tf.square(z)), 2)); // [K, N]
    return tf.add<Tensor2D>(logLikelihood, priorOverProposal);
  });
}

/**
 * The evidence of each example, estimated from below by K samples (Burda et al., 2016).
 *
 * `log p(x) ≈ log(1/K · Σ_k exp(log w_k))`
 *
 * logWeights [K, N], of any size; [N], in nats. The caller disposes of it. With one sample this is the ELBO; on average
 * it rises with K, never above log p(x), and reaches it as K grows.
 * Deck 001, lines 127-156, where the bound of one sample is drawn.
 */
export function importanceWeighted(logWeights: Tensor2D): Tensor1D {
  return tf.tidy(() => {
    const K = logWeights.shape[0];
    // logSumExp takes the largest weight out first: exp(-1000) is 0, and its logarithm no number.
    return tf.sub<Tensor1D>(tf.logSumExp(logWeights, 0), Math.log(K)); // [N]
  });
}
