import { NotImplemented } from "#kit/not-implemented";
import { checkSize } from "#kit/shape";

// N: examples    D: numbers in one input, and so weights of the unit

/** The training set: inputs [N, D] and the answer wanted for each, targets [N]. */
export interface Dataset {
  inputs: number[][];
  targets: number[];
}

/** The unit's function g, which the slides leave open: the sigmoid, or none (`identity`: a straight line is fitted). */
export type Activation = "sigmoid" | "identity";

/** The unit's answer `a = g(w·x)` to one input. */
function answer(w: number[], x: number[], g: Activation): number {
  const z = x.reduce((sum, value, d) => sum + w[d] * value, 0);
  return g === "sigmoid" ? 1 / (1 + Math.exp(-z)) : z;
}

/** `g'(z)`, told from the answer a alone: the sigmoid's slope is a(1 - a). */
function slope(a: number, g: Activation): number {
  return g === "sigmoid" ? a * (1 - a) : 1;
}

/**
 * How far the unit's answers lie from the targets: the squares of the errors, summed.
 *
 * `J(w) = Σ_i (g(w·x_i) - y_i)²`
 *
 * w [D], data of N examples; a number, 0 or more. A sum, as on the slide: no 1/2 and no 1/N.
 * Throws RangeError when w, an input or the targets have the wrong length.
 * Deck 002, lines 71 and 80.
 */
export function cost(w: number[], { inputs, targets }: Dataset, g: Activation): number {
  checkSize(inputs, targets.length, w.length, "inputs");
  // TODO: add up the squared errors of all examples, as the slide does: neither halved nor averaged.
  throw new NotImplemented("cost");
}

/**
 * The direction in which the cost grows fastest, and how fast: its slope along every weight.
 *
 * `∂J/∂w_d = Σ_i ∂J/∂a_i · g'(z_i) · ∂z_i/∂w_d`
 *
 * where z_i = w·x_i enters the unit and a_i = g(z_i) leaves it.
 * w [D], data of N examples; the gradient is [D], in units of cost per unit of weight.
 * Throws RangeError when w, an input or the targets have the wrong length.
 * Deck 002, lines 71 and 80, differentiated.
 */
export function gradient(w: number[], { inputs, targets }: Dataset, g: Activation): number[] {
  checkSize(inputs, targets.length, w.length, "inputs");
  // TODO: follow the chain from the cost to each weight, and give the slope of the same sum that `cost` adds up.
  throw new NotImplemented("gradient");
}

/**
 * Walks down the cost: step after step against the gradient at the place reached so far.
 *
 * `w_{k+1} = w_k - α · ∂J/∂w(w_k)`
 *
 * start [D], data of N examples, learning rate α, a number of steps; the path is [steps + 1, D], the start first.
 * `start` is left as it was. Throws as `gradient` does.
 * Deck 002, lines 88 and 1235-1242; the rule is printed in deck 004, line 128.
 */
export function descend(
  start: number[],
  data: Dataset,
  g: Activation,
  learningRate: number,
  steps: number,
): number[][] {
  // TODO: walk downhill and keep every place you stood on, the start among them; `start` itself must not move.
  throw new NotImplemented("descend");
}
