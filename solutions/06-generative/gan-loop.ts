import { tf, type Optimizer, type Scalar, type Tensor1D, type Variable } from "#kit/tf";

// N: numbers in a batch, real or made

/** Turns noise into data: G(z) = scale·z + shift. */
export type Generator = { scale: Variable; shift: Variable }; // both scalars

/** Scores data: D(x) = sigmoid(weight·x + bias), the probability that x is real. */
export type Discriminator = { weight: Variable; bias: Variable }; // both scalars

/** The two players. */
export interface Gan {
  generator: Generator;
  discriminator: Discriminator;
}

/** One thing for each half of a turn. */
export interface Halves<T> {
  discriminator: T;
  generator: T;
}

/** The generator's numbers, [N] like the noise. */
function generate({ scale, shift }: Generator, noise: Tensor1D): Tensor1D {
  return tf.add(tf.mul(noise, scale), shift);
}

/** The discriminator's logits, [N] like x: log D(x)/(1 - D(x)). */
function logitsOf({ weight, bias }: Discriminator, x: Tensor1D): Tensor1D {
  return tf.add(tf.mul(x, weight), bias);
}

/**
 * What the discriminator pays: it should call real numbers real and made ones made.
 *
 * `loss = -1/N · Σ_n log D(real[n]) - 1/N · Σ_n log(1 - D(G(noise[n])))`
 *
 * real and noise [N]; a scalar. It is log 4 where D answers 1/2 everywhere, which is the best that is left when the
 * generator has become the data. Finite for logits of any size: -log D = softplus(-logit), -log(1 - D) = softplus(logit).
 * Deck 001, lines 161-176.
 */
export function discriminatorLoss(gan: Gan, real: Tensor1D, noise: Tensor1D): Scalar {
  return tf.tidy(() => {
    const fake = generate(gan.generator, noise);
    const missed = tf.mean<Scalar>(tf.softplus(tf.neg(logitsOf(gan.discriminator, real))));
    const fooled = tf.mean<Scalar>(tf.softplus(logitsOf(gan.discriminator, fake)));
    return tf.add(missed, fooled);
  });
}

/**
 * What the generator pays: its numbers should be called real.
 *
 * `loss = -1/N · Σ_n log D(G(noise[n]))`
 *
 * noise [N]; a scalar, log 2 where D answers 1/2. This is the loss that does not saturate: while the discriminator sees
 * through every number, log(1 - D) is flat and teaches nothing, and -log D is steep (Goodfellow et al., 2014, section 3).
 * Finite for logits of any size.
 * Deck 001, lines 169-176.
 */
export function generatorLoss(gan: Gan, noise: Tensor1D): Scalar {
  return tf.tidy(() => {
    const verdict = logitsOf(gan.discriminator, generate(gan.generator, noise));
    return tf.mean<Scalar>(tf.softplus(tf.neg(verdict)));
  });
}

/**
 * One turn of the game: the discriminator moves, then the generator answers the discriminator that has moved.
 *
 * `discriminator <- optimizers.discriminator(∂ discriminatorLoss(real, noise.discriminator) / ∂ discriminator)`
 *
 * `generator <- optimizers.generator(∂ generatorLoss(noise.generator) / ∂ generator)`
 *
 * real and both noises [N]; each half has its own optimizer and fresh noise, and leaves the other player as it is.
 * Gives the two losses, each from before its own update; the caller disposes of both.
 * Deck 001, lines 161-176; deck 000, lines 268-283.
 */
export function ganStep(
  gan: Gan,
  optimizers: Halves<Optimizer>,
  real: Tensor1D,
  noise: Halves<Tensor1D>,
): Halves<Scalar> {
  const judge = () => discriminatorLoss(gan, real, noise.discriminator);
  const forge = () => generatorLoss(gan, noise.generator);
  // The list of variables is what freezes the other player: the gradient stops at everything that is not in it.
  const discriminator = optimizers.discriminator.minimize(judge, true, Object.values(gan.discriminator))!;
  const generator = optimizers.generator.minimize(forge, true, Object.values(gan.generator))!;
  return { discriminator, generator };
}
