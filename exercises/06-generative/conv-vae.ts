import { glorot, zeros } from "#kit/init";
import { NotImplemented } from "#kit/not-implemented";
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
  // TODO: every second place in both directions, so that S becomes S/2.
  throw new NotImplemented("down");
}

/** A convolution read backwards: [N, S, S, C] to [N, stride*S, stride*S, F] by filters [3, 3, F, C]. */
function up(x: Tensor4D, filters: Variable, bias: Variable, stride: 1 | 2): Tensor4D {
  // TODO: the gradient of a convolution, used forward: S becomes stride*S, and C channels become F; no ReLU here.
  throw new NotImplemented("up");
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
  // TODO: sixteen variables by `glorot` and `zeros`; mind the fans of windows and of `posterior`.
  throw new NotImplemented("initialise");
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
    // TODO: `down` twice, flatten, one hidden layer; then mean and log-variance, which may be any numbers.
    throw new NotImplemented("encode");
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
    // TODO: expand to F2 small maps, then `up` three times; every layer but the last through ReLU.
    throw new NotImplemented("decode");
  });
}
