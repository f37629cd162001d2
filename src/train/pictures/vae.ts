import type { Noise } from "#kit/noise";
import { tf, type Tensor, type Tensor2D, type Tensor4D } from "#kit/tf";
import type { Network } from "#lesson/06-generative/vae";
import type { Canvas } from "./canvas.ts";
import { drawImages } from "./drawn-images.ts";
import { normalQuantile } from "./quantile.ts";
import { drawVersions } from "./versions.ts";

/** What the network makes of `count` latents drawn from the prior of Z numbers: how probable ink is at every pixel. */
export function drawSamples(
  network: Network,
  noise: Noise,
  [count, Z]: [number, number],
  columns: number,
): Promise<Canvas> {
  return drawImages(() => inkOf(network, noise.normal([count, Z]) as Tensor2D), columns);
}

/** Rows of images, and below each row what the network makes of the mean of q(z|x). */
export function drawReconstructions(network: Network, images: Tensor4D, columns: number): Promise<Canvas> {
  return drawVersions(() => [images, inkOf(network, network.encode(images).mu)], columns);
}

/**
 * The plane of a latent of two numbers: `side` times `side` images at the middles of parts that the prior gives the same
 * weight, the first number growing to the right and the second upwards.
 */
export function drawSheet(network: Network, side: number): Promise<Canvas> {
  const places = Array.from({ length: side }, (_, i) => normalQuantile((i + 0.5) / side));
  const latents = places.toReversed().flatMap((second) => places.map((first) => [first, second]));
  return drawImages(() => {
    const images = inkOf(network, tf.tensor2d(latents));
    const S = images.shape[1]!;
    const tiles = tf.reshape(images, [side, side, S, S]);
    // One large image without seams.
    return tf.reshape(tf.transpose(tiles, [0, 2, 1, 3]), [1, side * S, side * S]);
  }, 1);
}

function inkOf(network: Network, z: Tensor2D): Tensor {
  return tf.sigmoid(network.decode(z)); // [N, S, S, 1]
}
