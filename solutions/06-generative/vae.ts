import { tf, type Optimizer, type Scalar, type Tensor, type Tensor1D, type Tensor2D, type Variable } from "#kit/tf";

// N: examples in the batch    Z: numbers of the latent z of one example

/** q(z|x), a Gaussian for each example: its mean and the logarithm of its variance, both [N, Z]. */
export interface Posterior {
  mu: Tensor2D;
  logVar: Tensor2D;
}

/** Any encoder and decoder, whatever they are built of, and all that both learn. */
export interface Network {
  encode(x: Tensor): Posterior;
  /** The logit of every pixel, in the shape of x. */
  decode(z: Tensor2D): Tensor;
  variables: Variable[];
}

/** What one batch costs: `loss` is the sum of the two others, of which the divergence may be weighed. */
export type Costs = { loss: Scalar; reconstruction: Scalar; kl: Scalar };

/**
 * A sample of each Gaussian, made from a sample of the standard one.
 *
 * `z = mu + σ · epsilon,  σ² = exp(logVar)`
 *
 * mu and logVar [N, Z]; epsilon [N, Z], a noise of its own for each example, or [K, N, Z] for K samples of each; z has
 * the shape of epsilon. The caller disposes of it. The noise comes from outside, so z has a slope along mu and logVar.
 * Deck 001, lines 139-146.
 */
export function reparameterize<T extends Tensor>(mu: Tensor2D, logVar: Tensor2D, epsilon: T): T {
  return tf.tidy(() => {
    const deviation = tf.exp(tf.mul(0.5, logVar));
    return tf.add<T>(mu, tf.mul(deviation, epsilon));
  });
}

/**
 * How far each q(z|x) lies from the prior N(0, 1) of every latent number: the divergences, summed.
 *
 * `KL(q ‖ p) = 1/2 · Σ_d (mu_d² + σ_d² - log σ_d² - 1)`
 *
 * mu and logVar [N, Z]; one divergence for each example, [N], in nats, 0 or more. The caller disposes of it.
 * Deck 001, lines 139-146.
 */
export function klToPrior(mu: Tensor2D, logVar: Tensor2D): Tensor1D {
  return tf.tidy(() => {
    const squares = tf.add(tf.square(mu), tf.exp(logVar));
    return tf.mul<Tensor1D>(0.5, tf.sum(tf.sub(squares, tf.add(logVar, 1)), 1)); // [N]
  });
}

/**
 * The evidence lower bound with its sign turned, so that it can be lowered, and the two costs that it is made of.
 *
 * `reconstruction = -1/N · Σ_n log p(x_n|z_n)`, `-log p(x|z) = Σ_i (log(1 + exp(logit_i)) - x_i · logit_i)`
 *
 * `kl = 1/N · Σ_n KL(q(z|x_n) ‖ p)`
 *
 * `loss = reconstruction + beta · kl`
 *
 * x [N, ...] in 0..1, i runs over every number of one example; epsilon [N, Z]; beta is 1 for the bound itself (Higgins
 * et al., 2017, choose another). Three scalars, in nats for each example; finite for logits of any size. The caller
 * disposes of them. Deck 001, lines 127-156.
 */
export function negativeElbo(network: Network, x: Tensor, epsilon: Tensor2D, beta: number): Costs {
  return tf.tidy(() => {
    const { mu, logVar } = network.encode(x);
    const logits = network.decode(reparameterize(mu, logVar, epsilon)); // [N, ...]
    // The probability itself would round to 0 or 1, and its logarithm with it.
    const surprise = tf.sub(tf.softplus(logits), tf.mul(x, logits));
    // Summed, not averaged, over the pixels: only so do both costs count nats of the same example.
    const perExample = tf.sum(tf.reshape(surprise, [x.shape[0], -1]), 1); // [N]
    const [reconstruction, kl] = [tf.mean<Scalar>(perExample), tf.mean<Scalar>(klToPrior(mu, logVar))];
    return { loss: tf.add(reconstruction, tf.mul(beta, kl)), reconstruction, kl };
  });
}

/**
 * One step of training: encoder and decoder are moved together, by the gradient of the one bound.
 *
 * `variables <- optimizer(variables, ∂ loss / ∂ variables)`
 *
 * Arguments as for `negativeElbo`; answers the costs from before the update, three scalars that the caller disposes of.
 * Deck 001, lines 127-156.
 */
export function trainStep(network: Network, optimizer: Optimizer, x: Tensor, epsilon: Tensor2D, beta: number): Costs {
  let costs: Costs | undefined;
  const bound = () => {
    costs = negativeElbo(network, x, epsilon, beta);
    // The optimizer disposes of all that was computed on the way to the gradient, but for what is kept.
    tf.keep(costs.reconstruction);
    tf.keep(costs.kl);
    return costs.loss;
  };
  const loss = optimizer.minimize(bound, true, network.variables)!;
  return { ...costs!, loss };
}
