import { checkLength, checkSize } from "#kit/shape";

// D: numbers in one input    H: numbers in the hidden state    T: time steps

/** The weights under the slide's names: Whr, Whu, Whh [H, H]; Wxr, Wxu, Wxh [H, D]; br, bu, bh [H]. */
export interface GruWeights {
  Whr: number[][];
  Wxr: number[][];
  br: number[];
  Whu: number[][];
  Wxu: number[][];
  bu: number[];
  Whh: number[][];
  Wxh: number[][];
  bh: number[];
}

/** One step: the reset gate r and the update gate u, in 0..1; the candidate h̃, in -1..1; the new state h. All [H]. */
export interface GruStep {
  r: number[];
  u: number[];
  candidate: number[];
  h: number[];
}

function checkWeights(weights: GruWeights, H: number, D: number): void {
  for (const name of ["Whr", "Whu", "Whh"] as const) checkSize(weights[name], H, H, name);
  for (const name of ["Wxr", "Wxu", "Wxh"] as const) checkSize(weights[name], H, D, name);
  for (const name of ["br", "bu", "bh"] as const) checkLength(weights[name], H, name);
}

function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

/** The weighted sums `Wh h + Wx x + b`, [H]. */
function mix(Wh: number[][], h: number[], Wx: number[][], x: number[], b: number[]): number[] {
  const dot = (row: number[], values: number[]) => values.reduce((sum, value, j) => sum + row[j] * value, 0);
  return b.map((bias, i) => dot(Wh[i], h) + dot(Wx[i], x) + bias);
}

/**
 * One step of the gated recurrent unit: r says how much of the past the candidate sees, u how much of it replaces.
 *
 * `r = σ(W_hr h_prev + W_xr x + b_r)`
 * `u = σ(W_hu h_prev + W_xu x + b_u)`
 * `h̃ = tanh(W_hh (r · h_prev) + W_xh x + b_h)`
 * `h = u · h̃ + (1 - u) · h_prev`
 *
 * weights; hPrev [H], the state before; x [D]. The dot multiplies number by number; each part of the step is [H].
 * PyTorch has r after the product with W_hh; it and Keras have z = 1 - u in place of u.
 * Throws RangeError when a weight does not fit hPrev and x. Deck 003, lines 12-24.
 */
export function gruStep(weights: GruWeights, hPrev: number[], x: number[]): GruStep {
  checkWeights(weights, hPrev.length, x.length);
  const { Whr, Wxr, br, Whu, Wxu, bu, Whh, Wxh, bh } = weights;
  const r = mix(Whr, hPrev, Wxr, x, br).map(sigmoid);
  const u = mix(Whu, hPrev, Wxu, x, bu).map(sigmoid);
  const kept = hPrev.map((value, i) => r[i] * value);
  const candidate = mix(Whh, kept, Wxh, x, bh).map(Math.tanh);
  const h = candidate.map((value, i) => u[i] * value + (1 - u[i]) * hPrev[i]);
  return { r, u, candidate, h };
}

/**
 * The cell read along a sequence: every step starts from the state that the last one left.
 *
 * `h_t = GRU(h_{t-1}, x_t)`
 *
 * weights; h0 [H], the state before the first step; inputs [T, D]. The states after each step, [T, H], h0 not among them.
 * Throws as `gruStep` does. Deck 003, lines 12-24.
 */
export function gruSequence(weights: GruWeights, h0: number[], inputs: number[][]): number[][] {
  let h = h0;
  const states: number[][] = [];
  for (const x of inputs) {
    h = gruStep(weights, h, x).h;
    states.push(h);
  }
  return states; // [T, H]
}
