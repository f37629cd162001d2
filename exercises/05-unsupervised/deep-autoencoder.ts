import { glorot, zeros } from "#kit/init";
import { NotImplemented } from "#kit/not-implemented";
import { seeded } from "#kit/random";
import { tf, type Optimizer, type Scalar, type Tensor2D, type Variable } from "#kit/tf";

// N: examples in the batch    D: numbers in one example, the first layer    A, B: units of the second and third
// K: units of the fourth, the code (D > A > B > K)

/** Units of the four layers, from the example down to its code. */
export type Sizes = [D: number, A: number, B: number, K: number];

/** What the network learns: three steps down to the code, and the same three up again. */
export type Weights = {
  down1: Variable; // [D, A]
  downBias1: Variable; // [A]
  down2: Variable; // [A, B]
  downBias2: Variable; // [B]
  down3: Variable; // [B, K]
  downBias3: Variable; // [K]
  up1: Variable; // [K, B]
  upBias1: Variable; // [B]
  up2: Variable; // [B, A]
  upBias2: Variable; // [A]
  up3: Variable; // [A, D]
  upBias3: Variable; // [D]
};

/**
 * Fresh weights: Glorot's random numbers, and biases of zero.
 *
 * `w ~ uniform(-limit, limit)`, `limit = sqrt(6 / (fanIn + fanOut))`
 *
 * sizes as drawn on the slides, narrower from layer to layer; one seed gives the same weights every time, drawn from down1
 * to up3. The caller disposes of them. Deck 000, lines 158-189.
 */
export function initialise(seed: number, [D, A, B, K]: Sizes): Weights {
  const random = seeded(seed);
  // TODO: twelve variables, drawn in the order of the type; glorot knows the formula, the fans are yours.
  throw new NotImplemented("initialise");
}

/** One layer of sums: [N, I] to [N, O] by weights [I, O] and bias [O]. */
function dense(x: Tensor2D, weights: Variable, bias: Variable): Tensor2D {
  return tf.add(tf.matMul(x, weights as Tensor2D), bias);
}

/**
 * The code of each example, every layer made from the features of the layer before.
 *
 * `code = relu(relu(relu(x · down1 + downBias1) · down2 + downBias2) · down3 + downBias3)`
 *
 * x [N, D]; the code is [N, K] and nowhere negative. The caller disposes of it.
 * Deck 000, lines 158-185.
 */
export function encode(weights: Weights, x: Tensor2D): Tensor2D {
  return tf.tidy(() => {
    // TODO: three layers of sums, each from the features of the one before; what bends them, and where?
    throw new NotImplemented("encode");
  });
}

/**
 * The examples as the code remembers them, as logits: log p/(1 - p) of the probability p that a number is 1.
 *
 * `logits = relu(relu(code · up1 + upBias1) · up2 + upBias2) · up3 + upBias3`
 *
 * code [N, K]; logits [N, D], of any size and sign; their sigmoid is the reconstruction. The caller disposes of them.
 * Deck 000, lines 158-185.
 */
export function decode(weights: Weights, code: Tensor2D): Tensor2D {
  return tf.tidy(() => {
    // TODO: the same three widths upwards; a logit may have any sign.
    throw new NotImplemented("decode");
  });
}

/**
 * How surprised the decoder is by the example that it came from: the binary cross-entropy of every number.
 *
 * `loss = 1/(N·D) · Σ_n Σ_d (log(1 + exp(logit)) - x · logit)`, `logit = decode(encode(x))[n][d]`
 *
 * x [N, D] in 0..1; a scalar in nats, a mean over numbers and examples, so that networks of any size compare. It is
 * log 2 where every logit is 0, and finite for logits of any size. The caller disposes of it.
 * Deck 000, lines 158-189; deck 001, lines 40-75.
 */
export function reconstructionLoss(weights: Weights, x: Tensor2D): Scalar {
  return tf.tidy(() => {
    // TODO: down, up again, and the mean surprise; it must stay finite where a probability rounds to 0.
    throw new NotImplemented("reconstructionLoss");
  });
}

/**
 * One step of training: all six layers are moved together, by the gradient of the one loss at the end.
 *
 * `weights <- optimizer(weights, ∂ reconstructionLoss(x) / ∂ weights)`
 *
 * x [N, D] in 0..1; gives the loss before the update, a scalar that the caller disposes of.
 * Deck 000, line 189.
 */
export function trainStep(weights: Weights, optimizer: Optimizer, x: Tensor2D): Scalar {
  // TODO: let the optimizer move all six layers once, and answer the loss that it started from.
  throw new NotImplemented("trainStep");
}
