import { glorot, zeros } from "#kit/init";
import { seeded } from "#kit/random";
import {
  tf,
  type Optimizer,
  type Scalar,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
  type Variable,
} from "#kit/tf";

// N: sequences in the batch    T: time steps    D: numbers in one step    F: filters of a convolution
// S: steps that the convolutions leave of T    H: numbers in the hidden state

/** Steps under a filter, and steps that pooling makes one of. */
const [WINDOW, POOL] = [5, 3];

/** What the network learns; of the GRU, the gates stand side by side. */
export type Weights = {
  filters1: Variable; // [5, D, F]
  filterBias1: Variable; // [F]
  filters2: Variable; // [5, F, F]
  filterBias2: Variable; // [F]
  input: Variable; // [F, 3*H]: from the convolutions to r, u and h̃
  gates: Variable; // [H, 2*H]: from the state to r and u
  candidate: Variable; // [H, H]: from the state that r let through to h̃
  bias: Variable; // [3*H]: of r, u and h̃
  output: Variable; // [H, 1]
  outputBias: Variable; // [1]
};

/** What dropout leaves of the numbers of each sequence, one mask for all of its time steps. */
export interface Masks {
  input: Tensor2D; // [N, F]
  state: Tensor2D; // [N, H]
}

/** One layer of convolution along time: the window slides over [N, T, I], and only where it fits whole. */
function convolve(series: Tensor3D, filters: Variable, bias: Variable): Tensor3D {
  const scores = tf.conv1d(series, filters as Tensor3D, 1, "valid");
  return tf.relu(tf.add<Tensor3D>(scores, bias)); // [N, T-4, F]
}

/** What the shortened series adds to the sums of each step: to r and u [N, 2*H], and to h̃ [N, H]. */
function inputSums(weights: Weights, series: Tensor3D): { toGates: Tensor2D[]; toCandidate: Tensor2D[] } {
  const [N, S, F] = series.shape;
  const H = weights.candidate.shape[0]!;
  const steps = tf.reshape(tf.transpose(series, [1, 0, 2]), [S * N, F]);
  const sums = tf.add<Tensor2D>(tf.matMul(steps, weights.input as Tensor2D), weights.bias);
  const [toGates, toCandidate] = tf.split(tf.reshape(sums, [S, N, 3 * H]), [2 * H, H], 2);
  return { toGates: tf.unstack(toGates!) as Tensor2D[], toCandidate: tf.unstack(toCandidate!) as Tensor2D[] };
}

/**
 * Fresh weights: Glorot's random numbers, and biases of zero.
 *
 * `w ~ uniform(-limit, limit)`, `limit = sqrt(6 / (fanIn + fanOut))`
 *
 * The fans of a convolution are those of one step, times the 5 steps of the window; of the GRU, those of one gate. Drawn in
 * the order of `Weights` from the stream of the seed. For D = 14 and F = H = 32 they are 13,697 numbers. The caller
 * disposes of them. Deck 003, lines 129-148.
 */
export function initialise(seed: number, D: number, F: number, H: number): Weights {
  const random = seeded(seed);
  return {
    filters1: glorot(random, [WINDOW, D, F], WINDOW * D, WINDOW * F),
    filterBias1: zeros([F]),
    filters2: glorot(random, [WINDOW, F, F], WINDOW * F, WINDOW * F),
    filterBias2: zeros([F]),
    input: glorot(random, [F, 3 * H], F, H),
    gates: glorot(random, [H, 2 * H], H, H),
    candidate: glorot(random, [H, H], H, H),
    bias: zeros([3 * H]),
    output: glorot(random, [H, 1], H, 1),
    outputBias: zeros([1]),
  };
}

/**
 * What dropout multiplies numbers by: nothing is left of a share of them, and the others grow to make up for it.
 *
 * `mask = 1/(1 - rate)` where `noise >= rate`, else 0
 *
 * noise of any shape, even in [0, 1), so that a number is silenced with probability `rate`, 0 or more and less than 1; the
 * mask has the shape of the noise and a mean of about 1. The caller disposes of it. Deck 003, line 141.
 */
export function dropoutMask(noise: Tensor2D, rate: number): Tensor2D {
  return tf.tidy(() => {
    const kept = tf.cast(tf.greaterEqual<Tensor2D>(noise, rate), "float32");
    return tf.div(kept, 1 - rate);
  });
}

/**
 * The sequence that the convolutions make of the series: shorter, and with features in place of measurements.
 *
 * `maps1 = relu(series ⋆ filters1 + filterBias1)`, `shorter = maxPool(maps1)`
 *
 * `maps2 = relu(shorter ⋆ filters2 + filterBias2)`
 *
 * series [N, T, D]; ⋆ slides a window of 5 steps along time, and only where it fits whole. Pooling keeps the largest of
 * every 3 steps, and what is left over at the end is dropped: 240 steps become 236, 78 and at last S = 74. maps2 is
 * [N, S, F]. The caller disposes of it. Deck 003, lines 119-121 and 137-140.
 */
export function shorten(weights: Weights, series: Tensor3D): Tensor3D {
  return tf.tidy(() => {
    const maps1 = convolve(series, weights.filters1, weights.filterBias1); // [N, T-4, F]
    // The library pools images: time becomes the height of one that is a pixel wide.
    const pooled = tf.maxPool(tf.expandDims<Tensor4D>(maps1, 2), [POOL, 1], [POOL, 1], "valid");
    return convolve(tf.squeeze(pooled, [2]), weights.filters2, weights.filterBias2); // [N, S, F]
  });
}

/**
 * One number for each sequence: the convolutions shorten it, a GRU reads what is left in order.
 *
 * `x = maps2 · masks.input`, `h' = h · masks.state`
 *
 * `r = σ(h' W_hr + x_t W_xr + b_r)`, `u = σ(h' W_hu + x_t W_xu + b_u)`
 *
 * `h̃ = tanh((r · h') W_hh + x_t W_xh + b_h)`, `h <- u · h̃ + (1 - u) · h`
 *
 * `ŷ = h output + outputBias`
 *
 * series [N, T, D]; ŷ is [N]. A mask is the same in all time steps (Gal and Ghahramani, 2016): new ones at every step would
 * wash the memory out. It acts on what r, u and h̃ see of the state, never on what is kept. masks null: nothing is dropped,
 * as always when forecasts are wanted. The caller disposes of ŷ. Deck 003, lines 12-24 and 129-148.
 */
export function forecast(weights: Weights, series: Tensor3D, masks: Masks | null): Tensor1D {
  return tf.tidy(() => {
    const maps = shorten(weights, series); // [N, S, F]
    const { toGates, toCandidate } = inputSums(
      weights,
      masks ? tf.mul<Tensor3D>(maps, tf.expandDims(masks.input, 1)) : maps,
    );
    let h: Tensor2D = tf.zeros([series.shape[0], weights.candidate.shape[0]!]);
    for (let t = 0; t < toGates.length; t++) {
      const seen = masks ? tf.mul<Tensor2D>(h, masks.state) : h;
      const gates = tf.sigmoid(tf.add(toGates[t]!, tf.matMul(seen, weights.gates as Tensor2D))); // [N, 2*H]
      const [r, u] = tf.split(gates, 2, 1) as [Tensor2D, Tensor2D]; // [N, H]
      const past = tf.matMul(tf.mul<Tensor2D>(r, seen), weights.candidate as Tensor2D);
      const candidate = tf.tanh(tf.add(toCandidate[t]!, past));
      h = tf.add(h, tf.mul(u, tf.sub(candidate, h)));
    }
    return tf.reshape(tf.add(tf.matMul(h, weights.output as Tensor2D), weights.outputBias), [-1]);
  });
}

/**
 * One step of training by the mean absolute error, through masks that were drawn for this step alone.
 *
 * `weights <- optimizer(weights, ∂ (1/N · Σ_n |forecast(series, masks)[n] - target[n]|) / ∂ weights)`
 *
 * series [N, T, D], target [N]; gives the error before the update, a scalar that the caller disposes of.
 * Deck 003, lines 129-148.
 */
export function trainStep(
  weights: Weights,
  optimizer: Optimizer,
  series: Tensor3D,
  target: Tensor1D,
  masks: Masks,
): Scalar {
  const loss = () => tf.mean<Scalar>(tf.abs(tf.sub(forecast(weights, series, masks), target)));
  return optimizer.minimize(loss, true, Object.values(weights))!;
}
