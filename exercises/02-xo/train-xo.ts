import { glorot, zeros } from "#kit/init";
import { NotImplemented } from "#kit/not-implemented";
import { seeded } from "#kit/random";
import { tf, type Optimizer, type Scalar, type Tensor1D, type Tensor2D, type Tensor4D, type Variable } from "#kit/tf";

// N: images in the batch    F: filters

/** What the network learns. Labels: 0 is an X, 1 is an O. */
export type Weights = {
  filters: Variable; // [3, 3, 1, F]
  filterBias: Variable; // [F]
  votes: Variable; // [4*4*F, 2]
  voteBias: Variable; // [2]
};

/** One forward pass: what every filter saw, and the two scores. */
export interface Pass {
  maps: Tensor4D; // [N, 7, 7, F]
  logits: Tensor2D; // [N, 2]
}

/**
 * Fresh weights: small random numbers that differ from filter to filter, and biases of zero.
 *
 * `w ~ uniform(-limit, limit)`, `limit = sqrt(6 / (fanIn + fanOut))`
 *
 * fanIn and fanOut are 9 and 9·F for the filters, 16·F and 2 for the votes (Glorot and Bengio, 2010). The same seed
 * gives the same weights; the filters are drawn first, both in row-major order. The caller disposes of them.
 * Deck 002, lines 264-283; the layers: 801-847 (filters) and 1150-1223 (votes).
 */
export function initialise(seed: number, F: number): Weights {
  const random = seeded(seed);
  // TODO: four variables, drawn in the order of the type; glorot knows the formula, the fans are yours.
  throw new NotImplemented("initialise");
}

/**
 * The network of the slides, with filters that it learns: convolution, ReLU, max pooling, votes.
 *
 * `maps = relu(images ⋆ filters + filterBias)`
 *
 * `logits = flatten(maxPool(maps)) · votes + voteBias`
 *
 * images [N, 9, 9, 1] of pixels in -1..1; no padding, so the maps are 7 x 7. Pooling has window 2 and stride 2 and
 * keeps the partial windows at the right and bottom edge (7 -> 4), as on the slides. The caller disposes of both.
 * Deck 002, lines 801-847, 849-1007, 1011-1135 and 1150-1223.
 */
export function forward(weights: Weights, images: Tensor4D): Pass {
  return tf.tidy(() => {
    // TODO: the four layers in order; keep the pooled edge, so that each map gives 4 x 4 features.
    throw new NotImplemented("forward");
  });
}

/**
 * How surprised the network is by the right answers.
 *
 * `loss = -1/N · Σ_n log softmax(logits[n])[labels[n]]`
 *
 * logits [N, 2]; labels [N], int32, each 0 or 1; a scalar, at least 0. Finite for logits of any size.
 * Deck 002, lines 1228-1230, draws the error as a difference; for classes the logarithm is the usual measure.
 */
export function crossEntropy(logits: Tensor2D, labels: Tensor1D): Scalar {
  return tf.tidy(() => {
    // TODO: the mean surprise of the batch; it must stay finite where a softmax rounds to 0.
    throw new NotImplemented("crossEntropy");
  });
}

/**
 * One step of training: forward, loss, backward, and one update of every weight by the optimizer.
 *
 * `weights <- optimizer(weights, ∂ crossEntropy(forward(images), labels) / ∂ weights)`
 *
 * images [N, 9, 9, 1], labels [N]; gives the loss before the update, a scalar that the caller disposes of.
 * Deck 002, lines 1228-1242.
 */
export function trainStep(weights: Weights, optimizer: Optimizer, images: Tensor4D, labels: Tensor1D): Scalar {
  // TODO: let the optimizer move all four weights once, and answer the loss that it started from.
  throw new NotImplemented("trainStep");
}
