import { expect, test } from "vitest";
import "#kit/cpu";
import { drawn, type Draw } from "#kit/drawn";
import { drawnTensor, drawnWeights } from "#kit/drawn-tensors";
import "#kit/matchers";
import { tf, type Tensor2D } from "#kit/tf";
import { klToPrior, negativeElbo, reparameterize, trainStep, type Network } from "#lesson/06-generative/vae";
import * as reference from "#reference/06-generative/vae";

// Sums of up to seven numbers of size 1 in float32, in any order; costs of about 10.
const FLOAT32 = 1e-5;

/** Linear ways down and up, and a batch for them. */
function draw(random: Draw) {
  const [N, X, Z] = [random.between(2, 5), random.between(5, 7), random.between(2, 3)];
  const weights = drawnWeights(random, { mu: [X, Z], logVar: [X, Z], decoder: [Z, X], bias: [X] });
  const [x, epsilon] = [drawnTensor<Tensor2D>(random, [N, X], 0, 1), drawnTensor<Tensor2D>(random, [N, Z], -2, 2)];
  return { weights, x, epsilon, beta: random.uniform(0.5, 3), rate: random.uniform(0.02, 0.1) };
}

function networkOf(weights: ReturnType<ReturnType<typeof draw>["weights"]>): Network {
  const times = (x: unknown, matrix: unknown): Tensor2D => tf.matMul(x as Tensor2D, matrix as Tensor2D);
  return {
    encode: (x) => ({ mu: times(x, weights.mu), logVar: times(x, weights.logVar) }),
    decode: (z) => tf.add(times(z, weights.decoder), weights.bias),
    variables: Object.values(weights),
  };
}

function train(step: typeof trainStep, { weights: fresh, x, epsilon, beta, rate }: ReturnType<typeof draw>) {
  const weights = fresh();
  return { costs: step(networkOf(weights), tf.train.sgd(rate), x, epsilon, beta), weights };
}

test("drawn: samples of Gaussians, one of each and several", () => {
  const random = drawn(1);
  const [K, N, Z] = [random.between(2, 4), random.between(2, 4), random.between(2, 4)];
  const [mu, logVar] = [drawnTensor<Tensor2D>(random, [N, Z], -2, 2), drawnTensor<Tensor2D>(random, [N, Z], -2, 2)];
  for (const epsilon of [drawnTensor(random, [N, Z], -2, 2), drawnTensor(random, [K, N, Z], -2, 2)]) {
    expect(reparameterize(mu, logVar, epsilon)).toBeNear(reference.reparameterize(mu, logVar, epsilon), FLOAT32);
  }
});

test("drawn: the divergence of each Gaussian", () => {
  const random = drawn(2);
  const shape: [number, number] = [random.between(2, 5), random.between(2, 4)];
  const [mu, logVar] = [drawnTensor<Tensor2D>(random, shape, -2, 2), drawnTensor<Tensor2D>(random, shape, -2, 2)];
  expect(klToPrior(mu, logVar)).toBeNear(reference.klToPrior(mu, logVar), FLOAT32);
});

test("drawn: what a batch costs", () => {
  const { weights, x, epsilon, beta } = draw(drawn(3));
  const network = networkOf(weights());
  const want = reference.negativeElbo(network, x, epsilon, beta);
  expect(negativeElbo(network, x, epsilon, beta)).toBeNear(want, FLOAT32);
});

test("drawn: one step of training, and its costs", () => {
  const given = draw(drawn(4));
  expect(train(trainStep, given)).toBeNear(train(reference.trainStep, given), FLOAT32);
});
