import { tf, type Optimizer, type Scalar, type Tensor1D, type Tensor2D, type Tensor4D, type Variable } from "#kit/tf";

// N: images in the batch    F1, F2, F3: filters of the three layers    M: numbers in the last maps    K: classes

/** What a network of four layers learns: three of filters, and the votes. */
export type Weights = {
  filters1: Variable; // [3, 3, 1, F1]
  bias1: Variable; // [F1]
  filters2: Variable; // [3, 3, F1, F2]
  bias2: Variable; // [F2]
  filters3: Variable; // [3, 3, F2, F3]
  bias3: Variable; // [F3]
  votes: Variable; // [M, K]
  voteBias: Variable; // [K]
};

/** What bends the maps; the votes are never bent. */
export type Activation = "relu" | "tanh";

/** The training error, a share in 0..1, at one step. */
export interface Reading {
  step: number;
  error: number;
}

/** Filters without padding and their bias: [N, h, w, C] becomes [N, h - 2, w - 2, F]. */
function scores(maps: Tensor4D, filters: Variable, bias: Variable): Tensor4D {
  return tf.add(tf.conv2d(maps, filters as Tensor4D, 1, "valid"), bias);
}

/** The best of every window of 2 x 2, without overlap; what is left over at the edge is dropped. */
function pool(maps: Tensor4D): Tensor4D {
  return tf.maxPool(maps, 2, 2, "valid");
}

/**
 * One network for both activations: the race is fair only if nothing else differs.
 *
 * `maps1 = f(maxPool(images ⋆ filters1 + bias1))`, `maps2 = f(maxPool(maps1 ⋆ filters2 + bias2))`
 *
 * `maps3 = f(maps2 ⋆ filters3 + bias3)`, `logits = flatten(maps3) · votes + voteBias`
 *
 * images [N, H, W, 1]; logits [N, K]; f is the activation. It comes after pooling: ReLU and tanh never fall, so the
 * largest of a window stays the largest, and there are four times fewer numbers to bend. The caller disposes of the
 * logits. Deck 002, lines 1011-1135.
 */
export function forward(weights: Weights, images: Tensor4D, activation: Activation): Tensor2D {
  return tf.tidy(() => {
    const f = activation === "relu" ? tf.relu<Tensor4D> : tf.tanh<Tensor4D>;
    const maps1 = f(pool(scores(images, weights.filters1, weights.bias1)));
    const maps2 = f(pool(scores(maps1, weights.filters2, weights.bias2)));
    const maps3 = f(scores(maps2, weights.filters3, weights.bias3));
    const flat: Tensor2D = tf.reshape(maps3, [images.shape[0], -1]); // [N, M]
    return tf.add(tf.matMul(flat, weights.votes as Tensor2D), weights.voteBias); // [N, K]
  });
}

/**
 * One step of training, and how often the network was wrong on the way.
 *
 * `weights <- optimizer(weights, ∂ loss / ∂ weights)`, `loss = -1/N · Σ_n log softmax(logits[n])[labels[n]]`
 *
 * `error = 1/N · Σ_n [argmax_k logits[n][k] ≠ labels[n]]`
 *
 * images [N, H, W, 1]; labels [N], int32, 0 to K - 1; both scalars are from before the update, of one forward pass, and
 * the caller disposes of them. Deck 002, lines 1011-1024.
 */
export function trainStep(
  weights: Weights,
  optimizer: Optimizer,
  images: Tensor4D,
  labels: Tensor1D,
  activation: Activation,
): { loss: Scalar; error: Scalar } {
  let error: Scalar | undefined;
  const cost = () => {
    const logits = forward(weights, images, activation);
    const missed = tf.notEqual(tf.argMax(logits, 1), labels);
    // The optimizer disposes of all that was computed on the way to the gradient, but for what is kept.
    error = tf.keep(tf.mean<Scalar>(tf.cast(missed, "float32")));
    return tf.losses.softmaxCrossEntropy<Tensor2D, Scalar>(tf.oneHot(labels, logits.shape[1]) as Tensor2D, logits);
  };
  const loss = optimizer.minimize(cost, true, Object.values(weights))!;
  return { loss, error: error! };
}

/**
 * The readings, each replaced by the mean error of the last `window` up to and including it.
 *
 * `running[i].error = 1/window · Σ_j readings[i - j].error`, `j = 0 .. window - 1`, at the step of reading i
 *
 * One batch says little: at 2 % error, 128 images miss by a few more or less. The first window - 1 readings have too few
 * before them and fall away. Throws a RangeError unless window is at least 1. Deck 002, lines 1011-1024.
 */
export function runningMean(readings: Reading[], window: number): Reading[] {
  if (!(window >= 1)) throw new RangeError(`the window is ${window}, wanted 1 or more readings`);
  return readings.slice(window - 1).map(({ step }, i) => {
    const last = readings.slice(i, i + window);
    return { step, error: last.reduce((sum, { error }) => sum + error, 0) / window };
  });
}

/**
 * How long a network took: the first step whose error is at most the target.
 *
 * `min { step : error <= target }`, Infinity where there is none
 *
 * readings in the order of their steps. Deck 002, lines 1011-1024 (there: 25 % training error on CIFAR-10).
 */
export function stepsUntil(readings: Reading[], target: number): number {
  return readings.find(({ error }) => error <= target)?.step ?? Infinity;
}

/**
 * How many times sooner ReLU arrived.
 *
 * `speedUp = tanhSteps / reluSteps`
 *
 * Steps above 0, Infinity for never: the answer is Infinity where only ReLU arrived, 0 where only tanh did, and NaN where
 * neither did. Below 1, tanh was faster. Deck 002, lines 1018-1024: 6 (Krizhevsky, Sutskever and Hinton, 2012).
 */
export function speedUp(reluSteps: number, tanhSteps: number): number {
  return tanhSteps / reluSteps;
}
