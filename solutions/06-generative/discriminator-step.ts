import { glorot, zeros } from "#kit/init";
import { seeded } from "#kit/random";
import { tf, type Optimizer, type Scalar, type Tensor1D, type Tensor2D, type Variable } from "#kit/tf";

// N: real examples in the batch    M: made ones    X: numbers in one example, in -1..1    Z: numbers of its noise
// H: hidden units    I, O: numbers that go into a player and come out

/** What one player learns: three dense layers. */
export type Layers = {
  first: Variable; // [I, H]
  firstBias: Variable; // [H]
  second: Variable; // [H, H]
  secondBias: Variable; // [H]
  last: Variable; // [H, O]
  lastBias: Variable; // [O]
};

/** The two players: one goes from Z to X, the other from X to 1. */
export type Gan = { generator: Layers; discriminator: Layers };

/** The sizes of both players. */
export interface Sizes {
  X: number;
  Z: number;
  H: number;
}

/** How much of a negative sum a leaky unit lets through; a player that is losing keeps a gradient everywhere. */
const LEAK = 0.2;

/**
 * Two fresh players, the generator drawn first: Glorot weights in the order of `Layers`, biases of zero. Given, as every
 * lesson with a network starts so. The same seed gives the same players. The caller disposes of them.
 * Deck 001, lines 161-176.
 */
export function initialise(seed: number, { X, Z, H }: Sizes): Gan {
  const random = seeded(seed);
  const matrix = (rows: number, columns: number) => glorot(random, [rows, columns], rows, columns);
  const player = (I: number, O: number): Layers => ({
    first: matrix(I, H),
    firstBias: zeros([H]),
    second: matrix(H, H),
    secondBias: zeros([H]),
    last: matrix(H, O),
    lastBias: zeros([O]),
  });
  return { generator: player(Z, X), discriminator: player(X, 1) };
}

/** The sums of a player's last layer: [N, I] to [N, O], leaky units between the layers. */
function play({ first, firstBias, second, secondBias, last, lastBias }: Layers, x: Tensor2D): Tensor2D {
  const dense = (input: Tensor2D, weights: Variable, bias: Variable): Tensor2D =>
    tf.add(tf.matMul(input, weights as Tensor2D), bias);
  const hidden = tf.leakyRelu(dense(x, first, firstBias), LEAK);
  return dense(tf.leakyRelu(dense(hidden, second, secondBias), LEAK), last, lastBias);
}

/**
 * Examples made of noise.
 *
 * `G(z) = tanh(play(generator, z))`
 *
 * noise [M, Z]; the examples are [M, X], in -1..1 like the data. The caller disposes of them.
 * Deck 001, lines 165-176; deck 000, lines 268-283.
 */
export function generate(generator: Layers, noise: Tensor2D): Tensor2D {
  return tf.tidy(() => tf.tanh(play(generator, noise)));
}

/**
 * What the discriminator says of each example, as a logit: positive for real, negative for made.
 *
 * `D(x) = sigmoid(logit)`, `logit = play(discriminator, x)`
 *
 * examples [N, X]; the logits are [N]. The losses take the sigmoid themselves. The caller disposes of them.
 * Deck 001, lines 161-176; deck 000, lines 268-283.
 */
export function judge(discriminator: Layers, examples: Tensor2D): Tensor1D {
  return tf.tidy(() => tf.squeeze<Tensor1D>(play(discriminator, examples), [1]));
}

/**
 * One step of the discriminator alone: it studies real and made examples, the generator stays as it is.
 *
 * `discriminator <- optimizer(discriminator, ∂ loss(judge(real), judge(generate(noise))) / ∂ discriminator)`
 *
 * loss is a function of the logits of the real [N] and of the made [M]; real [N, X], noise [M, Z]. Gives the loss from
 * before the update, a scalar that the caller disposes of.
 * Deck 001, line 161.
 */
export function discriminatorStep(
  { generator, discriminator }: Gan,
  optimizer: Optimizer,
  loss: (real: Tensor1D, made: Tensor1D) => Scalar,
  real: Tensor2D,
  noise: Tensor2D,
): Scalar {
  const pays = () => loss(judge(discriminator, real), judge(discriminator, generate(generator, noise)));
  // The list of variables is what freezes the other player: no gradient is taken of what is not in it.
  return optimizer.minimize(pays, true, Object.values(discriminator))!;
}

/**
 * One step of the generator alone: it changes so that the discriminator, which stays as it is, believes it more.
 *
 * `generator <- optimizer(generator, ∂ loss(judge(generate(noise))) / ∂ generator)`
 *
 * loss is a function of the logits of the made [M]; noise [M, Z]. The gradient runs through the discriminator down to the
 * made examples and on into the generator. Gives the loss from before the update; the caller disposes of it.
 * Deck 001, lines 169-176.
 */
export function generatorStep(
  { generator, discriminator }: Gan,
  optimizer: Optimizer,
  loss: (made: Tensor1D) => Scalar,
  noise: Tensor2D,
): Scalar {
  const pays = () => loss(judge(discriminator, generate(generator, noise)));
  return optimizer.minimize(pays, true, Object.values(generator))!;
}
