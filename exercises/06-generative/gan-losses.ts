import { NotImplemented } from "#kit/not-implemented";
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
    // TODO: the two mean costs added up; logits of ±1000 must give neither Infinity nor NaN, in value and gradient.
    throw new NotImplemented("discriminatorLoss");
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
  return tf.tidy(() => {
    // TODO: the mean of log(1 - D), lowest where the generator wins, without taking the logarithm of a rounded 0.
    throw new NotImplemented("saturatingLoss");
  });
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
  return tf.tidy(() => {
    // TODO: the mean of -log D; an example that is surely seen through must still have a slope.
    throw new NotImplemented("nonSaturatingLoss");
  });
}
