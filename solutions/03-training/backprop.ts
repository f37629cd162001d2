import { checkLength, checkSize } from "#kit/shape";

// K: layers    N: numbers that enter a layer    M: numbers that leave it    O: outputs of the last layer

/** f of the slides: the function that every layer ends in, the last one too. */
function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

/**
 * The way forward: every layer takes the state before it, multiplies it by its weights and applies f.
 *
 * `H_0 = x,  H_{k+1} = f(W_k H_k),  ỹ = H_K`
 *
 * weights: K matrices [M, N], W_0 first; x [N of W_0]. All K + 1 states: x first, the prediction ỹ [O] last.
 * Throws RangeError when a layer does not take as many numbers as the one before it gives.
 * Deck 004, line 160.
 */
export function forward(weights: number[][][], x: number[]): number[][] {
  for (const [k, W] of weights.entries())
    checkSize(W, W.length, k === 0 ? x.length : weights[k - 1].length, `the matrix W${k}`);
  const states = [x];
  for (const [k, W] of weights.entries()) {
    const input = states[k];
    states.push(W.map((row) => sigmoid(row.reduce((sum, w, j) => sum + w * input[j], 0)))); // [M]
  }
  return states;
}

/**
 * The way back: the slope of the loss along every weight of every layer, found from the last layer to the first.
 *
 * `ΔW_k = ∂L/∂W_k,  L(y, ỹ) = 1/O · Σ_i (y_i - ỹ_i)²`
 *
 * weights: K matrices [M, N]; states: the K + 1 that `forward` gave for them; y [O], what ỹ should have been.
 * The gradients have the shapes of the weights, W_0's first. Throws RangeError when y has another length than ỹ.
 * Deck 004, lines 88 (the loss) and 121-176.
 */
export function backward(weights: number[][][], states: number[][], y: number[]): number[][][] {
  const prediction = states[weights.length]; // [O]
  checkLength(y, prediction.length, "y");
  let dH = prediction.map((value, i) => (2 * (value - y[i])) / y.length); // [O]
  const gradients: number[][][] = [];
  for (let k = weights.length - 1; k >= 0; k--) {
    const [input, output] = [states[k], states[k + 1]];
    // The sigmoid's slope is h(1 - h), so that the sum under it need not be kept.
    const dZ = output.map((h, i) => dH[i] * h * (1 - h)); // [M]
    gradients.unshift(dZ.map((dz) => input.map((value) => dz * value))); // [M, N]
    // A unit is to blame for every unit that it fed, through the weight between the two.
    dH = input.map((_, j) => dZ.reduce((sum, dz, i) => sum + weights[k][i][j] * dz, 0)); // [N]
  }
  return gradients;
}

/**
 * One step of training: every weight goes a little against its own gradient.
 *
 * `W_k' = W_k - α · ΔW_k`
 *
 * weights: K matrices [M, N]; x and y, one example; learning rate α. The new weights; the ones given stay as they were.
 * The slides draw W_2' and W_1' already in the chain that leads to ΔW_0; all gradients belong to the old weights.
 * Throws as `forward` and `backward` do. Deck 004, lines 128, 149 and 165.
 */
export function trainStep(weights: number[][][], x: number[], y: number[], learningRate: number): number[][][] {
  const gradients = backward(weights, forward(weights, x), y);
  return weights.map((W, k) => W.map((row, i) => row.map((w, j) => w - learningRate * gradients[k][i][j])));
}
