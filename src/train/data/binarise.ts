import type { Noise } from "#kit/noise";
import { tf, type Tensor } from "#kit/tf";

/**
 * Grey pixels made ink or paper: each is 1 with its own grey, 0..1, as probability, and 0 otherwise. Drawn anew whenever
 * a digit is seen, this is the dynamic binarisation under which likelihoods of MNIST are published (Salakhutdinov and
 * Murray, 2008; Burda et al., 2016). Same shape as the images.
 */
export function binarise(images: Tensor, noise: Noise): Tensor {
  return tf.tidy(() => tf.cast(tf.less(noise.uniform(images.shape), images), "float32"));
}
