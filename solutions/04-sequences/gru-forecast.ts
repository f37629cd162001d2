import { glorot, zeros } from "#kit/init";
import { seeded } from "#kit/random";
import { tf, type Optimizer, type Scalar, type Tensor1D, type Tensor2D, type Tensor3D, type Variable } from "#kit/tf";

// N: sequences in the batch    T: time steps    D: numbers in one step    H: numbers in the hidden state

/** What the network learns. The gates stand side by side, so that one product serves two or three of them. */
export type Weights = {
  input: Variable; // [D, 3*H]: from the input to r, u and h̃
  gates: Variable; // [H, 2*H]: from the state to r and u
  candidate: Variable; // [H, H]: from the state that r let through to h̃
  bias: Variable; // [3*H]: of r, u and h̃
  output: Variable; // [H, 1]
  outputBias: Variable; // [1]
};

/** What the input adds to the sums of each step, for all steps at once: to r and u [N, 2*H], and to h̃ [N, H]. */
function inputSums(weights: Weights, series: Tensor3D): { toGates: Tensor2D[]; toCandidate: Tensor2D[] } {
  const [N, T, D] = series.shape;
  const H = weights.candidate.shape[0]!;
  // The input does not wait for the state: one large product is many times faster than one for each step.
  const steps = tf.reshape(tf.transpose(series, [1, 0, 2]), [T * N, D]);
  const sums = tf.add<Tensor2D>(tf.matMul(steps, weights.input as Tensor2D), weights.bias);
  const [toGates, toCandidate] = tf.split(tf.reshape(sums, [T, N, 3 * H]), [2 * H, H], 2);
  return { toGates: tf.unstack(toGates!) as Tensor2D[], toCandidate: tf.unstack(toCandidate!) as Tensor2D[] };
}

/**
 * Fresh weights: Glorot's random numbers, and biases of zero.
 *
 * `w ~ uniform(-limit, limit)`, `limit = sqrt(6 / (fanIn + fanOut))`
 *
 * The fans are those of one gate, D and H from the input and H and H from the state, because the gates are layers of their
 * own that stand side by side; H and 1 for the output. Drawn in the order of `Weights` from the stream of the seed. The
 * caller disposes of them. Deck 003, lines 12-24.
 */
export function initialise(seed: number, D: number, H: number): Weights {
  const random = seeded(seed);
  return {
    input: glorot(random, [D, 3 * H], D, H),
    gates: glorot(random, [H, 2 * H], H, H),
    candidate: glorot(random, [H, H], H, H),
    bias: zeros([3 * H]),
    output: glorot(random, [H, 1], H, 1),
    outputBias: zeros([1]),
  };
}

/**
 * The forecast that needs no network: tomorrow will be as now.
 *
 * `ŷ[n] = series[n][T-1][column]`
 *
 * series [N, T, D]; column, the one of the D numbers that is forecast; ŷ is [N], in the unit of the series. What a network
 * has learned is what it does better. The caller disposes of it. Deck 003, lines 85-109.
 */
export function naiveForecast(series: Tensor3D, column: number): Tensor1D {
  const [N, T] = series.shape;
  return tf.tidy(() => tf.reshape(tf.slice(series, [0, T - 1, column], [N, 1, 1]), [N]));
}

/**
 * One number for each sequence, told from the state that a GRU is in after the last step.
 *
 * `r = σ(h W_hr + x_t W_xr + b_r)`, `u = σ(h W_hu + x_t W_xu + b_u)`
 *
 * `h̃ = tanh((r · h) W_hh + x_t W_xh + b_h)`, `h <- u · h̃ + (1 - u) · h`
 *
 * `ŷ = h output + outputBias`
 *
 * series [N, T, D]; h [N, H] starts from 0; ŷ is [N], of any size and sign. r and u come in this order in the columns of
 * `gates`; the dot multiplies number by number. The caller disposes of it. Deck 003, lines 12-24.
 */
export function forecast(weights: Weights, series: Tensor3D): Tensor1D {
  return tf.tidy(() => {
    const { toGates, toCandidate } = inputSums(weights, series);
    let h: Tensor2D = tf.zeros([series.shape[0], weights.candidate.shape[0]!]);
    for (let t = 0; t < toGates.length; t++) {
      const gates = tf.sigmoid(tf.add(toGates[t]!, tf.matMul(h, weights.gates as Tensor2D))); // [N, 2*H]
      const [r, u] = tf.split(gates, 2, 1) as [Tensor2D, Tensor2D]; // [N, H]
      const past = tf.matMul(tf.mul<Tensor2D>(r, h), weights.candidate as Tensor2D);
      const candidate = tf.tanh(tf.add(toCandidate[t]!, past));
      // u · h̃ + (1 - u) · h with one product fewer.
      h = tf.add(h, tf.mul(u, tf.sub(candidate, h)));
    }
    return tf.reshape(tf.add(tf.matMul(h, weights.output as Tensor2D), weights.outputBias), [-1]);
  });
}

/**
 * How far the forecasts are off, whichever side they err on.
 *
 * `error = 1/N · Σ_n |ŷ[n] - y[n]|`
 *
 * predicted and target [N]; a scalar in their unit: an error of 0.3 deviations is 0.3 times as many degrees as a deviation
 * has. The caller disposes of it. Deck 003, lines 85-109, names it mae.
 */
export function meanAbsoluteError(predicted: Tensor1D, target: Tensor1D): Scalar {
  return tf.tidy(() => tf.mean<Scalar>(tf.abs(tf.sub(predicted, target))));
}

/**
 * One step of training, back through all time steps: one update of every weight by the optimizer.
 *
 * `weights <- optimizer(weights, ∂ meanAbsoluteError(forecast(series), target) / ∂ weights)`
 *
 * series [N, T, D], target [N]; gives the loss before the update, a scalar that the caller disposes of.
 * Deck 003, lines 12-24 and 85-109.
 */
export function trainStep(weights: Weights, optimizer: Optimizer, series: Tensor3D, target: Tensor1D): Scalar {
  const loss = () => meanAbsoluteError(forecast(weights, series), target);
  return optimizer.minimize(loss, true, Object.values(weights))!;
}
