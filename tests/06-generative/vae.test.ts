import { expect, test } from "vitest";
import fixture from "#fixtures/06-generative/vae.json";
import "#kit/cpu";
import "#kit/matchers";
import { forAll, real, vector } from "#kit/property";
import { tf, type Tensor, type Tensor2D } from "#kit/tf";
import { klToPrior, negativeElbo, reparameterize, trainStep, type Network } from "#lesson/06-generative/vae";

const { weights: given, x: images, epsilons, first, rate, runs, evidence } = fixture.cases;

// Sums of five numbers of size 1 in float32, against float64.
const FLOAT32 = 1e-6;

const x = () => tf.tensor2d(images);
const epsilon = (step = 0) => tf.tensor2d(epsilons[step]);

/** The smallest network: linear ways down and up. */
function linear(values = given) {
  const weights = {
    mu: tf.variable(tf.tensor2d(values.mu)),
    logVar: tf.variable(tf.tensor2d(values.logVar)),
    decoder: tf.variable(tf.tensor2d(values.decoder)),
    bias: tf.variable(tf.tensor1d(values.bias)),
  };
  const network: Network = {
    encode: (x) => {
      const flat = tf.reshape(x, [x.shape[0], 5]) as Tensor2D;
      return { mu: tf.matMul(flat, weights.mu as Tensor2D), logVar: tf.matMul(flat, weights.logVar as Tensor2D) };
    },
    decode: (z) => tf.add(tf.matMul(z, weights.decoder as Tensor2D), weights.bias),
    variables: Object.values(weights),
  };
  return { weights, network };
}

/** A network without weights: the same q(z|x) for every example, and the logits that `decode` says. */
const fixed = (mu: number[][], logVar: number[][], decode: (z: Tensor2D) => Tensor): Network => ({
  encode: () => ({ mu: tf.tensor2d(mu), logVar: tf.tensor2d(logVar) }),
  decode,
  variables: [],
});

/** Runs `work` and answers how many tensors it left behind. */
function leftBy(work: () => void): number {
  const before = tf.memory().numTensors;
  work();
  return tf.memory().numTensors - before;
}

test("z lies one deviation from the mean for every unit of noise", () => {
  const z = reparameterize(tf.tensor2d(first.mu), tf.tensor2d(first.logVar), epsilon());
  expect(z).toBeNear(first.z, FLOAT32);
});

test("a variance of 9 spreads the noise by 3", () => {
  const logVar = tf.tensor2d([[Math.log(9), 0, -2000]]);
  expect(reparameterize(tf.tensor2d([[1, 1, 1]]), logVar, tf.tensor2d([[2, -2, 2]]))).toBeNear([[7, -1, 1]], FLOAT32);
});

test("three samples of two Gaussians lie each around its own mean", () => {
  const noise = tf.tensor3d([[[1], [1]], [[0], [-1]], [[-2], [0.5]]]); // prettier-ignore
  const z = reparameterize(tf.tensor2d([[10], [20]]), tf.tensor2d([[0], [Math.log(4)]]), noise);
  expect(z).toBeNear([[[11], [22]], [[10], [18]], [[8], [21]]], 2e-6); // prettier-ignore
});

test("z has a slope of 1 along the mean, and of half the noise times the deviation along logVar", () => {
  const [mu, logVar] = [tf.tensor2d([[0.5, -1]]), tf.tensor2d([[Math.log(9), Math.log(4)]])];
  const slopes = tf.grads((mu, logVar) =>
    tf.sum(reparameterize(mu as Tensor2D, logVar as Tensor2D, tf.tensor2d([[2, -1]]))),
  )([mu, logVar]);
  expect(slopes).toBeNear([[[1, 1]], [[3, -1]]], FLOAT32); // prettier-ignore
});

test("the divergence of each example is that of PyTorch", () => {
  expect(klToPrior(tf.tensor2d(first.mu), tf.tensor2d(first.logVar))).toBeNear(first.kls, FLOAT32);
});

test("divergences worked by hand: of the prior 0, of a mean of 2 it is 2, of a variance of 4 it is 3/2 - log 2", () => {
  const kl = klToPrior(tf.tensor2d([[0, 0], [2, 0], [0, 0]]), tf.tensor2d([[0, 0], [0, 0], [0, Math.log(4)]])); // prettier-ignore
  expect(kl).toBeNear([0, 2, 1.5 - Math.LN2], FLOAT32);
});

test("a variance of next to nothing has a large divergence, not an infinite one", () => {
  // One float32 step near 1000 is 6e-5.
  expect(klToPrior(tf.tensor2d([[0, 3], [0, 0]]), tf.tensor2d([[-1000, -1000], [0, -80]]))).toBeNear([1003.5, 39.5], 1e-4); // prettier-ignore
});

test("the divergence is never below 0", () => {
  forAll([vector(3), vector(3)], (mu, logVar) => {
    expect(klToPrior(tf.tensor2d([mu]), tf.tensor2d([logVar])).arraySync()[0]).toBeGreaterThan(-FLOAT32);
  });
});

test("the costs of a batch are those of PyTorch", () => {
  for (const { beta, costs } of runs) {
    expect(negativeElbo(linear().network, x(), epsilon(), beta)).toBeNear(costs[0], 2e-6);
  }
});

test("the reconstruction is summed over rows and columns of an image as over a line of pixels", () => {
  const { network } = linear();
  const square: Network = { ...network, decode: (z) => tf.reshape(network.decode(z), [-1, 5, 1, 1]) };
  const costs = negativeElbo(square, tf.reshape(x(), [-1, 5, 1, 1]), epsilon(), 1);
  expect(costs).toBeNear(runs[0].costs[0], 2e-6);
});

test("logits of 1000 and -1000 cost nothing where they are right and 1000 nats where they are wrong", () => {
  const logits = [[1000, -1000, 1000], [-1000, 30, 1000]]; // prettier-ignore
  const network = fixed([[0], [0]], [[0], [0]], () => tf.tensor2d(logits));
  const { reconstruction } = negativeElbo(network, tf.tensor2d([[1, 0, 0], [1, 1, 0.5]]), tf.zeros([2, 1]), 1); // prettier-ignore
  expect(reconstruction).toBeNear((1000 + 1500) / 2, 1e-3);
});

test("twice the same batch costs the same", () => {
  const doubled = negativeElbo(linear().network, tf.concat([x(), x()]), tf.concat([epsilon(), epsilon()]), 1);
  expect(doubled).toBeNear(runs[0].costs[0], 2e-6);
});

test("on average over the noise the bound does not exceed the log evidence", () => {
  const { slope, bias, nodes, shares, examples } = evidence;
  const decode = (z: Tensor2D) => tf.add(tf.mul(z, slope), bias);
  const averageBound = (mu: number, logVar: number, pixels: number[]): number => {
    const network = fixed([[mu]], [[logVar]], decode);
    const bounds = nodes.map((node) => -negativeElbo(network, tf.tensor2d([pixels]), tf.tensor2d([[node]]), 1).loss.arraySync()); // prettier-ignore
    return bounds.reduce((sum, bound, k) => sum + shares[k] * bound, 0);
  };
  const law = (mu: number, logVar: number) => {
    for (const { x, logEvidence } of examples.slice(0, 2))
      expect(averageBound(mu, logVar, x)).toBeLessThan(logEvidence + 1e-5);
  };
  forAll([real(-2, 2), real(-2, 0.5)], law, 4);
});

test("where the prior is the true posterior the bound is the log evidence", () => {
  const { bias, examples } = evidence;
  for (const { x } of examples) {
    const logEvidence = x.reduce((sum, pixel, i) => sum - Math.log1p(Math.exp(pixel ? -bias[i] : bias[i])), 0);
    const blind = fixed([[0]], [[0]], () => tf.tensor2d([bias]));
    expect(negativeElbo(blind, tf.tensor2d([x]), tf.tensor2d([[1.5]]), 1).loss).toBeNear(-logEvidence, FLOAT32);
  }
});

test("every weight has the gradient of PyTorch", () => {
  for (const { beta, gradients } of runs) {
    const { weights, network } = linear();
    const { grads } = tf.variableGrads(() => negativeElbo(network, x(), epsilon(), beta).loss, network.variables);
    const byName = Object.entries(weights).map(([name, { name: id }]) => [name, grads[id]]);
    expect(Object.fromEntries(byName)).toBeNear(gradients, 2e-6);
  }
});

test("two steps of Adam move encoder and decoder as in PyTorch", () => {
  for (const { beta, weights: want } of runs) {
    const [{ weights, network }, adam] = [linear(), tf.train.adam(rate)];
    trainStep(network, adam, x(), epsilon(0), beta);
    trainStep(network, adam, x(), epsilon(1), beta);
    // A step is 0.05 long; Adam divides by the root of a gradient's mean square and enlarges its rounding.
    expect(weights).toBeNear(want, 2e-6);
  }
});

test("a step answers the costs from before its update", () => {
  for (const { beta, costs } of runs) {
    const [{ network }, adam] = [linear(), tf.train.adam(rate)];
    const got = [0, 1].map((step) => trainStep(network, adam, x(), epsilon(step), beta));
    expect(got).toBeNear(costs, 5e-6);
  }
});

test("a step leaves nothing behind but the three costs", () => {
  const [{ network }, sgd, data, noise] = [linear(), tf.train.sgd(rate), x(), epsilon()];
  expect(leftBy(() => trainStep(network, sgd, data, noise, 1))).toBe(3);
});

test("sample, divergences and costs leave one tensor each", () => {
  const [{ network }, data, noise, mu] = [linear(), x(), epsilon(), tf.tensor2d(first.mu)];
  expect(leftBy(() => reparameterize(mu, mu, noise))).toBe(1);
  expect(leftBy(() => klToPrior(mu, mu))).toBe(1);
  expect(leftBy(() => negativeElbo(network, data, noise, 1))).toBe(3);
});
