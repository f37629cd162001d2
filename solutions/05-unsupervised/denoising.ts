import { glorot, zeros } from "#kit/init";
import { seeded } from "#kit/random";
import { tf, type Optimizer, type Scalar, type Tensor4D, type Variable } from "#kit/tf";

// N: images in the batch    S: pixels along one side, a multiple of 4    F: filters of every inner layer

/** What the network learns: two convolutions on the way down, two on the way up, one that makes pixels. */
export type Weights = {
  down1: Variable; // [3, 3, 1, F]
  downBias1: Variable; // [F]
  down2: Variable; // [3, 3, F, F]
  downBias2: Variable; // [F]
  up1: Variable; // [3, 3, F, F]: of a transposed convolution the outputs come first, then the inputs
  upBias1: Variable; // [F]
  up2: Variable; // [3, 3, F, F]
  upBias2: Variable; // [F]
  pixels: Variable; // [3, 3, F, 1]
  pixelBias: Variable; // [1]
};

/**
 * Fresh weights: Glorot's random numbers, and biases of zero.
 *
 * `w ~ uniform(-limit, limit)`, `limit = sqrt(6 / (fanIn + fanOut))`
 *
 * fanIn and fanOut count the 9 places of a window once for each channel that goes in, or comes out. One seed gives the same
 * weights every time, drawn from down1 to pixels. The caller disposes of them. Deck 001, lines 81-86.
 */
export function initialise(seed: number, F: number): Weights {
  const random = seeded(seed);
  return {
    down1: glorot(random, [3, 3, 1, F], 9, 9 * F),
    downBias1: zeros([F]),
    down2: glorot(random, [3, 3, F, F], 9 * F, 9 * F),
    downBias2: zeros([F]),
    up1: glorot(random, [3, 3, F, F], 9 * F, 9 * F),
    upBias1: zeros([F]),
    up2: glorot(random, [3, 3, F, F], 9 * F, 9 * F),
    upBias2: zeros([F]),
    pixels: glorot(random, [3, 3, F, 1], 9 * F, 9),
    pixelBias: zeros([1]),
  };
}

/**
 * Images spoiled by noise, and still images: no pixel is blacker than ink or whiter than paper.
 *
 * `spoiled = clip(images + factor · noise, 0, 1)`
 *
 * images [N, S, S, 1] in 0..1; noise of the same shape, from the standard normal distribution; factor is the deviation of
 * the noise in units of a pixel, 0 or more. The caller disposes of the answer. Deck 001, lines 81-90.
 */
export function corrupt(images: Tensor4D, noise: Tensor4D, factor: number): Tensor4D {
  return tf.tidy(() => tf.clipByValue(tf.add<Tensor4D>(images, tf.mul(factor, noise)), 0, 1));
}

/** A convolution, then the largest of every 2 x 2 places: [N, S, S, C] to [N, S/2, S/2, F]. */
function halve(x: Tensor4D, filters: Variable, bias: Variable): Tensor4D {
  const maps = tf.relu(tf.add<Tensor4D>(tf.conv2d(x, filters as Tensor4D, 1, "same"), bias)); // [N, S, S, F]
  return tf.maxPool(maps, 2, 2, "same");
}

/** A convolution walked backwards, with a stride of 2: [N, S, S, F] to [N, 2*S, 2*S, F]. */
function double(x: Tensor4D, filters: Variable, bias: Variable): Tensor4D {
  const [N, S, , F] = x.shape;
  const sums = tf.conv2dTranspose(x, filters as Tensor4D, [N, 2 * S, 2 * S, F], 2, "same");
  return tf.relu(tf.add<Tensor4D>(sums, bias));
}

/**
 * The clean images behind the spoiled ones, as logits: log p/(1 - p) of the probability p that a pixel is ink.
 *
 * `code = halve(halve(images, down1), down2)`, `halve = maxPool(relu(· ⋆ filters + bias))`
 *
 * `logits = double(double(code, up1), up2) ⋆ pixels + pixelBias`, `double = relu(· ⋆ᵀ filters + bias)`
 *
 * images [N, S, S, 1] in 0..1; the code is [N, S/4, S/4, F], the logits are [N, S, S, 1], of any size and sign; their
 * sigmoid is the restored image. Every layer pads with zeros; pooling has window and stride 2, the transposed convolution
 * `⋆ᵀ` has stride 2. The caller disposes of the logits. Deck 001, lines 40-90.
 */
export function restore(weights: Weights, images: Tensor4D): Tensor4D {
  return tf.tidy(() => {
    const halved = halve(images, weights.down1, weights.downBias1); // [N, S/2, S/2, F]
    const code = halve(halved, weights.down2, weights.downBias2); // [N, S/4, S/4, F]
    const doubled = double(code, weights.up1, weights.upBias1); // [N, S/2, S/2, F]
    const maps = double(doubled, weights.up2, weights.upBias2); // [N, S, S, F]
    return tf.add<Tensor4D>(tf.conv2d(maps, weights.pixels as Tensor4D, 1, "same"), weights.pixelBias); // [N, S, S, 1]
  });
}

/**
 * How far the restored images are from the clean ones, which the network has not seen: the binary cross-entropy.
 *
 * `loss = 1/(N·S·S) · Σ_n Σ_i (log(1 + exp(logit_i)) - clean_i · logit_i)`, `logit = restore(spoiled)`
 *
 * clean and spoiled [N, S, S, 1] in 0..1, i over the pixels of image n; a scalar in nats, a mean over pixels and images. It
 * is log 2 where every logit is 0, and finite for logits of any size. The caller disposes of it. Deck 001, lines 81-90.
 */
export function restorationLoss(weights: Weights, clean: Tensor4D, spoiled: Tensor4D): Scalar {
  return tf.tidy(() => {
    const logits = restore(weights, spoiled);
    // -clean log p - (1 - clean) log(1 - p), without p itself: it would round to 0 or 1, and its logarithm with it.
    const surprise = tf.sub(tf.softplus(logits), tf.mul(clean, logits));
    return tf.mean<Scalar>(surprise);
  });
}

/**
 * One step of training: spoil the images, and move all five layers by the gradient of the way back.
 *
 * `weights <- optimizer(weights, ∂ restorationLoss(clean, corrupt(clean)) / ∂ weights)`
 *
 * clean and noise [N, S, S, 1], factor as for `corrupt`; the noise should be fresh in every step, so that there is nothing
 * in it to learn by heart. Gives the loss before the update, a scalar that the caller disposes of. Deck 001, lines 81-86.
 */
export function trainStep(
  weights: Weights,
  optimizer: Optimizer,
  clean: Tensor4D,
  noise: Tensor4D,
  factor: number,
): Scalar {
  const loss = () => restorationLoss(weights, clean, corrupt(clean, noise, factor));
  return optimizer.minimize(loss, true, Object.values(weights))!;
}
