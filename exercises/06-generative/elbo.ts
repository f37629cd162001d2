import { NotImplemented } from "#kit/not-implemented";
import { checkLength, checkSize, sizeOf } from "#kit/shape";

// B: examples    X: pixels of one example    Z: numbers of its latent z

/** q(z|x), a Gaussian for each example: its mean and the logarithm of its variance, both [B, Z]. */
export interface Posterior {
  mu: number[][];
  logVar: number[][];
}

/** p(x|z), one linear layer: the logit of every pixel is `weights z + bias`; weights [X, Z], bias [X]. */
export interface Decoder {
  weights: number[][];
  bias: number[];
}

/**
 * A sample of the Gaussian, made from a sample of the standard one.
 *
 * `z = mu + σ · noise,  σ² = exp(logVar)`
 *
 * mu, logVar and noise [Z]; z [Z]. With the noise given from outside, z has a slope along mu and logVar.
 * Throws RangeError where lengths differ. Deck 001, lines 139-146.
 */
export function reparameterize(mu: number[], logVar: number[], noise: number[]): number[] {
  checkLength(logVar, mu.length, "logVar");
  checkLength(noise, mu.length, "noise");
  // TODO: turn standard noise into a sample of q; `logVar` holds log σ², from which σ must be found.
  throw new NotImplemented("reparameterize");
}

/**
 * How far q(z|x) lies from the prior N(0, 1) of every latent number: the divergences, summed.
 *
 * `KL(q ‖ p) = 1/2 · Σ_d (mu_d² + σ_d² - log σ_d² - 1)`
 *
 * mu and logVar [Z]; nats, 0 or more, and 0 only where q is the prior.
 * Throws RangeError where lengths differ. Deck 001, lines 139-146.
 */
export function klToPrior(mu: number[], logVar: number[]): number {
  checkLength(logVar, mu.length, "logVar");
  // TODO: add the divergence of every latent number, in closed form.
  throw new NotImplemented("klToPrior");
}

/**
 * The cost of telling the pixels when each is 1 with the probability that the decoder gave it.
 *
 * `-log p(x|z) = -Σ_i (x_i log p_i + (1 - x_i) log(1 - p_i)),  p_i = 1 / (1 + exp(-logit_i))`
 *
 * logits [X], of any size; x [X] in 0..1. Nats, 0 or more, and finite for finite logits.
 * Throws RangeError where lengths differ. Deck 001, line 139.
 */
export function reconstructionLoss(logits: number[], x: number[]): number {
  checkLength(x, logits.length, "x");
  // TODO: add the pixels' costs without a probability that rounds to 0 or 1: logits of ±1000 must give a finite answer.
  throw new NotImplemented("reconstructionLoss");
}

/**
 * The evidence lower bound: what a variational autoencoder raises, from one sample of z for each example.
 *
 * `ELBO = log p(x|z) - KL(q(z|x) ‖ p(z))`
 *
 * posterior and decoder; noise [B, Z]; x [B, X]. One bound for each example, [B], in nats.
 * On average over the noise it does not exceed log p(x), and reaches it where q(z|x) is the true posterior.
 * Throws RangeError where shapes differ. Deck 001, lines 127-156.
 */
export function elbo(posterior: Posterior, decoder: Decoder, noise: number[][], x: number[][]): number[] {
  const { mu, logVar } = posterior;
  const { weights, bias } = decoder;
  const [X, Z] = sizeOf(weights, "weights");
  const B = x.length;
  checkLength(bias, X, "bias");
  checkSize(x, B, X, "x");
  checkSize(mu, B, Z, "mu");
  checkSize(logVar, B, Z, "logVar");
  checkSize(noise, B, Z, "noise");
  // TODO: sample z, decode it, and weigh the two parts of the bound against each other, for each example on its own.
  throw new NotImplemented("elbo");
}
