import { glorot, zeros } from "#kit/init";
import { seeded } from "#kit/random";
import { tf, type Optimizer, type Scalar, type Tensor1D, type Tensor2D, type Tensor4D, type Variable } from "#kit/tf";

// N: images in the batch    F1, F2, F3: filters of the three layers    M: numbers in the last maps    H: hidden units

/** What the network learns. The last maps of a digit are 3 x 3, so M is 9·F3; there are ten digits to vote for. */
export type Weights = {
  filters1: Variable; // [3, 3, 1, F1]
  bias1: Variable; // [F1]
  filters2: Variable; // [3, 3, F1, F2]
  bias2: Variable; // [F2]
  filters3: Variable; // [3, 3, F2, F3]
  bias3: Variable; // [F3]
  hidden: Variable; // [M, H]
  hiddenBias: Variable; // [H]
  votes: Variable; // [H, 10]
  voteBias: Variable; // [10]
};

/** The share of the numbers that dropout keeps, on average. */
export const KEEP = 0.5;

/** One forward pass: the last hidden activations, and the score of each digit. */
export interface Pass {
  features: Tensor2D; // [N, H]
  logits: Tensor2D; // [N, 10]
}

/**
 * Fresh weights for images of 28 x 28 pixels: Glorot's random numbers, and biases of zero.
 *
 * `fanIn = 9 · (maps before)`, `fanOut = 9 · (filters)` of a convolution; rows and columns of a matrix
 *
 * filters: F1, F2 and F3; the same seed gives the same weights, drawn from the first layer to the last. The caller
 * disposes of them. Deck 002, lines 53-56 and 1139-1145 (layers on layers).
 */
export function initialise(seed: number, [F1, F2, F3]: [F1: number, F2: number, F3: number], H: number): Weights {
  const random = seeded(seed);
  const filters = (maps: number, F: number) => glorot(random, [3, 3, maps, F], 9 * maps, 9 * F);
  const matrix = (rows: number, columns: number) => glorot(random, [rows, columns], rows, columns);
  return {
    filters1: filters(1, F1),
    bias1: zeros([F1]),
    filters2: filters(F1, F2),
    bias2: zeros([F2]),
    filters3: filters(F2, F3),
    bias3: zeros([F3]),
    hidden: matrix(9 * F3, H),
    hiddenBias: zeros([H]),
    votes: matrix(H, 10),
    voteBias: zeros([10]),
  };
}

/** Filters without padding: [N, h, w, C] becomes [N, h - 2, w - 2, F]. */
function convolve(maps: Tensor4D, filters: Variable): Tensor4D {
  return tf.conv2d(maps, filters as Tensor4D, 1, "valid");
}

/** The best of every window of 2 x 2, without overlap; what is left over at the edge is dropped. */
function pool(maps: Tensor4D): Tensor4D {
  return tf.maxPool(maps, 2, 2, "valid");
}

/** [N, rows] becomes [N, columns]. */
function dense(x: Tensor2D, matrix: Variable, bias: Variable): Tensor2D {
  return tf.add(tf.matMul(x, matrix as Tensor2D), bias);
}

/**
 * Three layers of filters, of which two are pooled, then a hidden layer and the votes.
 *
 * `maps1 = relu(maxPool(images ⋆ filters1) + bias1)`, `maps2 = relu(maxPool(maps1 ⋆ filters2) + bias2)`
 *
 * `maps3 = relu(maps2 ⋆ filters3 + bias3)`, `features = relu((flatten(maps3) ⊙ mask / KEEP) · hidden + hiddenBias)`
 *
 * `logits = features · votes + voteBias`
 *
 * images [N, 28, 28, 1] in 0..1: their sides go 28 -> 26 -> 13 -> 11 -> 5 -> 3. Maps are flattened in row-major order.
 * mask [N, M] of 1 (kept) and 0 (dropped) in training; what is kept grows, so that the sums keep their mean (inverted
 * dropout). Without training the mask is null, and `flatten(maps3)` goes on as it is. The caller disposes of both results.
 * Deck 002, lines 53-56 and 1139-1145; deck 004, lines 209-223; deck 000, line 195, names the digits.
 */
export function forward(weights: Weights, images: Tensor4D, mask: Tensor2D | null): Pass {
  return tf.tidy(() => {
    // A bias and ReLU keep the order of numbers: after pooling they give the same, for a quarter of the work.
    const maps1 = tf.relu(tf.add<Tensor4D>(pool(convolve(images, weights.filters1)), weights.bias1)); // [N, 13, 13, F1]
    const maps2 = tf.relu(tf.add<Tensor4D>(pool(convolve(maps1, weights.filters2)), weights.bias2)); // [N, 5, 5, F2]
    const maps3 = tf.relu(tf.add<Tensor4D>(convolve(maps2, weights.filters3), weights.bias3)); // [N, 3, 3, F3]
    const flat: Tensor2D = tf.reshape(maps3, [images.shape[0], -1]); // [N, M]
    const kept = mask ? tf.div<Tensor2D>(tf.mul(flat, mask), KEEP) : flat;
    const features = tf.relu(dense(kept, weights.hidden, weights.hiddenBias)); // [N, H]
    return { features, logits: dense(features, weights.votes, weights.voteBias) };
  });
}

/**
 * How surprised the network is by the right answers.
 *
 * `loss = -1/N · Σ_n log softmax(logits[n])[labels[n]]`
 *
 * logits [N, K]; labels [N], int32, from 0 to K - 1; a scalar, at least 0: log K where all scores are equal. Finite for
 * logits of any size. Deck 004, line 83.
 */
export function crossEntropy(logits: Tensor2D, labels: Tensor1D): Scalar {
  return tf.tidy(() => {
    const right = tf.oneHot(labels, logits.shape[1]);
    const surprise = tf.neg(tf.sum(tf.mul(right, tf.logSoftmax(logits)), 1)); // [N]
    return tf.mean<Scalar>(surprise);
  });
}

/**
 * The share of the images whose highest score is that of their label.
 *
 * `accuracy = 1/N · Σ_n [argmax_k logits[n][k] = labels[n]]`
 *
 * logits [N, K], labels [N], int32; a scalar in 0..1. Deck 002, lines 53-56.
 */
export function accuracy(logits: Tensor2D, labels: Tensor1D): Scalar {
  return tf.tidy(() => {
    const hits = tf.equal(tf.argMax(logits, 1), labels); // [N]
    return tf.mean<Scalar>(tf.cast(hits, "float32"));
  });
}

/**
 * One step of training: forward with the mask, loss, backward, and one update of every weight by the optimizer.
 *
 * `weights <- optimizer(weights, ∂ crossEntropy(forward(images, mask), labels) / ∂ weights)`
 *
 * images [N, 28, 28, 1], labels [N], mask [N, M] of 0 and 1; gives the loss before the update, a scalar that the caller disposes of.
 * Deck 002, lines 1228-1242.
 */
export function trainStep(
  weights: Weights,
  optimizer: Optimizer,
  images: Tensor4D,
  labels: Tensor1D,
  mask: Tensor2D,
): Scalar {
  const loss = () => crossEntropy(forward(weights, images, mask).logits, labels);
  return optimizer.minimize(loss, true, Object.values(weights))!;
}
