import type { Noise } from "#kit/noise";
import { tf, type Tensor, type Tensor2D, type Tensor3D } from "#kit/tf";
import { importanceWeighted, logLikelihood, logWeights } from "#lesson/06-generative/importance-weighted";
import { reparameterize, type Network } from "#lesson/06-generative/vae";
import { binarise } from "./data/binarise.ts";
import { inOrder } from "./data/batches.ts";
import type { Examples } from "./recipe.ts";

/** How much work goes into an estimate. */
export interface Effort {
  /** Samples of z for each digit, K. */
  samples: number;
  /** The first so many digits of the set. */
  digits: number;
}

/** Digits, and samples of each, that are decoded together: 500 images of 32 maps take 50 MB. */
const [DIGITS, SAMPLES] = [10, 50];

/**
 * The log-likelihood of a set of digits, the mean over them in nats, estimated from below with K samples of z for each:
 * `log p(x) ≈ log 1/K Σ_k p(x|z_k) p(z_k) / q(z_k|x)`. Each digit is binarised once, by the noise; so was the test set of
 * Burda et al. (2016), who took 5,000 samples for each of 10,000 digits.
 */
export async function estimateLogLikelihood(
  network: Network,
  examples: Examples,
  noise: Noise,
  { samples, digits }: Effort,
): Promise<number> {
  let [sum, seen] = [0, 0];
  for (const { batch, count } of inOrder(examples, DIGITS, digits)) {
    const total = tf.tidy(() => tf.sum(estimates(network, binarise(batch.images!, noise), noise, samples)));
    sum += (await total.data())[0]!;
    seen += count;
    total.dispose();
  }
  return sum / seen;
}

/** One estimate for each image, [N]. */
function estimates(network: Network, x: Tensor, noise: Noise, samples: number): Tensor {
  const { mu, logVar } = network.encode(x);
  const [N, Z] = mu.shape;
  const flat = tf.reshape(x, [N, -1]) as Tensor2D;
  const weights: Tensor2D[] = [];
  for (let done = 0; done < samples; done += SAMPLES) {
    const K = Math.min(SAMPLES, samples - done);
    const part = tf.tidy(() => {
      const epsilon = noise.normal([K, N, Z]) as Tensor3D;
      const z = reparameterize(mu, logVar, epsilon);
      const logits = network.decode(tf.reshape(z, [K * N, Z]) as Tensor2D);
      const likelihood = logLikelihood(tf.reshape(logits, [K, N, -1]) as Tensor3D, flat);
      return logWeights(likelihood, z, epsilon, logVar);
    });
    weights.push(part);
  }
  return importanceWeighted(tf.concat(weights)); // [samples, N] to [N]
}
