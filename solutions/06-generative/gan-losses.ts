import { tf, type Scalar, type Tensor1D } from "#kit/tf";

// N: real examples in the batch    M: made ones
// A logit is what the discriminator says; D = sigmoid(logit) is the probability that the example is real.

/**
 * What the discriminator pays: it should call real examples real and made ones made.
 *
 * `loss = -1/N · Σ_n log D(real[n]) - 1/M · Σ_m log(1 - D(made[m]))`
 *
 * real [N] and made [M] are logits; a scalar, at least 0. With its sign turned it is the value of the game: the best
 * discriminator of data p and fakes g has the logits log(p/g) and the value -log 4 + 2·JSD(p, g), where JSD is the
 * divergence of Jensen and Shannon; one that cannot tell pays log 4. Value and gradient are right for logits of any size.
 * Deck 001, lines 161-169; deck 000, lines 268-283.
 */
export function discriminatorLoss(real: Tensor1D, made: Tensor1D): Scalar {
  return tf.tidy(() => {
    // -log sigmoid(t) = softplus(-t) and -log(1 - sigmoid(t)) = softplus(t); a sigmoid first would round to 0 or 1.
    const missed = tf.mean<Scalar>(tf.softplus(tf.neg(real)));
    const fooled = tf.mean<Scalar>(tf.softplus(made));
    return tf.add(missed, fooled);
  });
}

/**
 * The generator's half of the same game: what the discriminator gains from the fakes, it loses.
 *
 * `loss = 1/M · Σ_m log(1 - D(made[m]))`
 *
 * made [M] are logits; a scalar, at most 0: -log 2 where D is 1/2. Its slope is -D: while the discriminator is sure that
 * an example is made, the loss is flat and teaches nothing (it saturates). Right for logits of any size.
 * Deck 001, lines 169-176; deck 000, lines 268-283.
 */
export function saturatingLoss(made: Tensor1D): Scalar {
  return tf.tidy(() => tf.neg(tf.mean<Scalar>(tf.softplus(made))));
}

/**
 * What the generator pays in practice: its examples should be called real.
 *
 * `loss = -1/M · Σ_m log D(made[m])`
 *
 * made [M] are logits; a scalar, at least 0: log 2 where D is 1/2. It falls where the loss above falls, but its slope is
 * D - 1: steepest just where the discriminator is sure (Goodfellow et al., 2014, section 3). Right for logits of any size.
 * Deck 001, lines 169-176; deck 000, lines 268-283.
 */
export function nonSaturatingLoss(made: Tensor1D): Scalar {
  return tf.tidy(() => tf.mean<Scalar>(tf.softplus(tf.neg(made))));
}
