import { glorot, zeros } from "#kit/init";
import { seeded } from "#kit/random";
import { tf, type Tensor2D, type Tensor4D, type Variable } from "#kit/tf";

// N: images in the batch    S: pixels along one side, a multiple of 4    F1, F2: filters    H: hidden units
// Z: numbers of the latent z of one image

/** What the network learns: down in two steps, each of half the size, and up again the same way. */
export type Weights = {
  down1: Variable; // [3, 3, 1, F1]
  downBias1: Variable; // [F1]
  down2: Variable; // [3, 3, F1, F2]
  downBias2: Variable; // [F2]
  hidden: Variable; // [S/4*S/4*F2, H]
  hiddenBias: Variable; // [H]
  posterior: Variable; // [H, 2*Z]: mu in the first Z columns, logVar in the others
  posteriorBias: Variable; // [2*Z]
  expand: Variable; // [Z, S/4*S/4*F2]
  expandBias: Variable; // [S/4*S/4*F2]
  up1: Variable; // [3, 3, F2, F2]
  upBias1: Variable; // [F2]
  up2: Variable; // [3, 3, F1, F2]
  upBias2: Variable; // [F1]
  pixels: Variable; // [3, 3, 1, F1]
  pixelBias: Variable; // [1]
};

/** q(z|x), a Gaussian for each image: its mean and the logarithm of its variance, both [N, Z]. */
export interface Posterior {
  mu: Tensor2D;
  logVar: Tensor2D;
}

/** One layer of sums: [N, I] to [N, O] by weights [I, O] and bias [O]. */
function dense(x: Tensor2D, weights: Variable, bias: Variable): Tensor2D {
  return tf.add(tf.matMul(x, weights as Tensor2D), bias);
}

/** A convolution at every second place, and ReLU: [N, S, S, C] to [N, S/2, S/2, F] by filters [3, 3, C, F]. */
function down(x: Tensor4D, filters: Variable, bias: Variable): Tensor4D {
  return tf.relu(tf.add<Tensor4D>(tf.conv2d(x, filters as Tensor4D, 2, "same"), bias));
}

/** A convolution read backwards: [N, S, S, C] to [N, stride*S, stride*S, F] by filters [3, 3, F, C]. */
function up(x: Tensor4D, filters: Variable, bias: Variable, stride: 1 | 2): Tensor4D {
  const [N, S] = x.shape;
  const F = filters.shape[2]!;
  const sums = tf.conv2dTranspose(x, filters as Tensor4D, [N, stride * S, stride * S, F], stride, "same");
  return tf.add(sums, bias);
}

/** The sizes of the network. */
export interface Sizes {
  S: number;
  F1: number;
  F2: number;
  H: number;
  Z: number;
}

/**
 * Fresh weights, so small that the sums neither grow nor fade from layer to layer, and biases of zero.
 *
 * `w ~ uniform(-limit, limit)`, `limit = sqrt(6 / (fanIn + fanOut))`
 *
 * The fans are the two sides of a matrix, and nine times the channels that enter and leave a 3 x 3 window; for `posterior`
 * H and Z, because mu and logVar are layers of their own that stand side by side. Drawn in the order of `Weights` from the
 * stream of the seed. The caller disposes of them. Deck 001, lines 127-146.
 */
export function initialise(seed: number, { S, F1, F2, H, Z }: Sizes): Weights {
  const random = seeded(seed);
  const features = (S / 4) ** 2 * F2;
  const matrix = (rows: number, columns: number) => glorot(random, [rows, columns], rows, columns);
  const filters = (third: number, fourth: number) => glorot(random, [3, 3, third, fourth], 9 * third, 9 * fourth);
  return {
    down1: filters(1, F1),
    downBias1: zeros([F1]),
    down2: filters(F1, F2),
    downBias2: zeros([F2]),
    hidden: matrix(features, H),
    hiddenBias: zeros([H]),
    posterior: glorot(random, [H, 2 * Z], H, Z),
    posteriorBias: zeros([2 * Z]),
    expand: matrix(Z, features),
    expandBias: zeros([features]),
    up1: filters(F2, F2),
    upBias1: zeros([F2]),
    up2: filters(F1, F2),
    upBias2: zeros([F1]),
    pixels: filters(1, F1),
    pixelBias: zeros([1]),
  };
}

/**
 * What the network believes of the latents of each image.
 *
 * `maps = relu(relu(x ⋆ down1 + downBias1) ⋆ down2 + downBias2)`, `⋆` at every second place
 *
 * `[mu | logVar] = relu(flatten(maps) · hidden + hiddenBias) · posterior + posteriorBias`
 *
 * x [N, S, S, 1] in 0..1; mu and logVar [N, Z], of any size and sign. The caller disposes of both.
 * Deck 001, lines 133-146.
 */
export function encode(weights: Weights, x: Tensor4D): Posterior {
  return tf.tidy(() => {
    const halved = down(x, weights.down1, weights.downBias1); // [N, S/2, S/2, F1]
    const maps = down(halved, weights.down2, weights.downBias2); // [N, S/4, S/4, F2]
    const features = tf.reshape(maps, [x.shape[0], -1]) as Tensor2D; // [N, S/4*S/4*F2]
    const hidden = tf.relu(dense(features, weights.hidden, weights.hiddenBias)); // [N, H]
    const [mu, logVar] = tf.split<Tensor2D>(dense(hidden, weights.posterior, weights.posteriorBias), 2, 1);
    return { mu, logVar };
  });
}

/**
 * The image that the network expects of each latent, as logits: log p/(1 - p) of the probability p that a pixel is ink.
 *
 * `maps = relu(z · expand + expandBias)` as [N, S/4, S/4, F2]
 *
 * `logits = relu(relu(maps ⋆ᵀ up1 + upBias1) ⋆ᵀ up2 + upBias2) ⋆ᵀ pixels + pixelBias`
 *
 * z [N, Z]; logits [N, S, S, 1]. `⋆ᵀ`, the transposed convolution, lays a filter down for every place of the smaller map;
 * the first two double height and width, the last keeps them. The caller disposes of the logits.
 * Deck 001, lines 133-156.
 */
export function decode(weights: Weights, z: Tensor2D): Tensor4D {
  return tf.tidy(() => {
    const features = tf.relu(dense(z, weights.expand, weights.expandBias));
    const F2 = weights.up1.shape[3]!;
    const side = Math.sqrt(features.shape[1] / F2); // S/4
    const maps = tf.reshape(features, [z.shape[0], side, side, F2]) as Tensor4D;
    const doubled = tf.relu(up(maps, weights.up1, weights.upBias1, 2)); // [N, S/2, S/2, F2]
    const full = tf.relu(up(doubled, weights.up2, weights.upBias2, 2)); // [N, S, S, F1]
    return up(full, weights.pixels, weights.pixelBias, 1);
  });
}
