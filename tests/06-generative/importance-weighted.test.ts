import { expect, test } from "vitest";
import fixture from "#fixtures/06-generative/importance-weighted.json";
import "#kit/cpu";
import "#kit/matchers";
import { forAll, matrix, real } from "#kit/property";
import { tf, type Tensor2D } from "#kit/tf";
import { importanceWeighted, logLikelihood, logWeights } from "#lesson/06-generative/importance-weighted";

const { batch, gaussian } = fixture.cases;

// Sums of a few numbers of size 10 in float32, against float64.
const FLOAT32 = 5e-6;

/** The log weights of samples of a single number, [K, 1]. */
function weightsOf({ logVar, epsilon, z, logLikelihood }: typeof gaussian.posterior): Tensor2D {
  const column = (values: number[]) => tf.tensor3d(values, [values.length, 1, 1]);
  return logWeights(tf.tensor2d(logLikelihood, [z.length, 1]), column(z), column(epsilon), tf.tensor2d([[logVar]]));
}

/** The bound of K samples, averaged over every combination of nodes. */
function averageBound(K: number): number {
  const { shares } = gaussian.proposal;
  const weights = weightsOf(gaussian.proposal).arraySync();
  const combinations = shares.length ** K;
  const chosen = (k: number, n: number) => Math.floor(n / shares.length ** k) % shares.length;
  const all = tf.tensor2d(
    Array.from({ length: K }, (_, k) => Array.from({ length: combinations }, (_, n) => weights[chosen(k, n)][0])),
  );
  const share = (n: number) => Array.from({ length: K }, (_, k) => shares[chosen(k, n)]).reduce((a, b) => a * b);
  return importanceWeighted(all).arraySync().reduce((sum, bound, n) => sum + share(n) * bound, 0); // prettier-ignore
}

/** Runs `work` and answers how many tensors it left behind. */
function leftBy(work: () => void): number {
  const before = tf.memory().numTensors;
  work();
  return tf.memory().numTensors - before;
}

test("every sample of every example has the log-likelihood of SciPy", () => {
  const got = logLikelihood(tf.tensor3d(batch.logits), tf.tensor2d(batch.x));
  expect(got).toBeNear(batch.want.logLikelihood, FLOAT32);
});

test("logits of 1000 and -1000 cost nothing where they are right and 1000 nats where they are wrong", () => {
  const got = logLikelihood(tf.tensor3d([[[1000, -1000], [1000, 1000]]]), tf.tensor2d([[1, 0], [0, 1]])); // prettier-ignore
  expect(got).toBeNear([[0, -1000]], 0);
});

test("every sample of every example has the weight of SciPy", () => {
  const { z, epsilon, logVar, want } = batch;
  const got = logWeights(tf.tensor2d(want.logLikelihood), tf.tensor3d(z), tf.tensor3d(epsilon), tf.tensor2d(logVar));
  expect(got).toBeNear(want.logWeights, FLOAT32);
});

test("a proposal that is the prior weighs by the likelihood alone", () => {
  const z = tf.tensor3d([[[1.5, -2]], [[0.25, 3]]]); // prettier-ignore
  expect(logWeights(tf.tensor2d([[-4], [-7]]), z, z, tf.zeros([1, 2]))).toBeNear([[-4], [-7]], FLOAT32);
});

test("samples of the true posterior all weigh as much as the evidence", () => {
  const { posterior, logEvidence } = gaussian;
  expect(weightsOf(posterior)).toBeNear(posterior.z.map(() => [logEvidence]), FLOAT32); // prettier-ignore
});

test("a proposal with a variance of next to nothing has finite weights", () => {
  // σ is exp(-100): too small for a float32, and so is its square.
  const got = logWeights(tf.tensor2d([[-3]]), tf.tensor3d([[[1]]]), tf.tensor3d([[[2]]]), tf.tensor2d([[-200]]));
  expect(got).toBeNear([[-3 + (4 - 200 - 1) / 2]], 1e-5);
});

test("the estimate of each example is that of SciPy", () => {
  expect(importanceWeighted(tf.tensor2d(batch.want.logWeights))).toBeNear(batch.want.estimate, FLOAT32);
});

test("weights of 1, 2 and 6 have a mean of 3", () => {
  const got = importanceWeighted(tf.tensor2d([[0, Math.log(5)], [Math.log(2), Math.log(5)], [Math.log(6), Math.log(5)]])); // prettier-ignore
  expect(got).toBeNear([Math.log(3), Math.log(5)], 1e-6);
});

test("log weights of -1000 and of 1000 give a finite estimate", () => {
  const got = importanceWeighted(tf.tensor2d([[-1000, 1000, -1000], [-1000, 1000, 0]])); // prettier-ignore
  // One float32 step near 1000 is 6e-5.
  expect(got).toBeNear([-1000, 1000, -Math.LN2], 1e-4);
});

test("one sample is the bound of the variational autoencoder itself", () => {
  expect(importanceWeighted(tf.tensor2d([[-87.5, -3, 2]]))).toBeNear([-87.5, -3, 2], 0);
});

test("a weight added to every sample is added to the estimate", () => {
  forAll([matrix(4, 2), real(-50, 50)], (weights, shift) => {
    const [plain, moved] = [weights, weights.map((row) => row.map((weight) => weight + shift))].map((weights) =>
      importanceWeighted(tf.tensor2d(weights)).arraySync(),
    );
    expect(moved).toBeNear(plain.map((estimate) => estimate + shift), 1e-5); // prettier-ignore
  });
});

test("the estimate lies between the mean and the largest of the log weights", () => {
  forAll([matrix(5, 1, real(-20, 20))], (weights) => {
    const [estimate] = importanceWeighted(tf.tensor2d(weights)).arraySync();
    const flat = weights.flat();
    expect(estimate).toBeGreaterThan(flat.reduce((sum, weight) => sum + weight / 5, 0) - 1e-5);
    expect(estimate).toBeLessThan(Math.max(...flat) + 1e-5);
  });
});

test("averaged over the noise, the bounds of one, two and three samples are what SciPy says", () => {
  expect([1, 2, 3].map(averageBound)).toBeNear(gaussian.bounds, FLOAT32);
});

test("averaged over the noise, the bound rises with every sample and stays below the evidence", () => {
  const heights = [...[1, 2, 3].map(averageBound), gaussian.logEvidence];
  const rises = heights.slice(1).map((height, i) => height - heights[i]);
  expect(Math.min(...rises)).toBeGreaterThan(0.01);
});

test("each function leaves one tensor", () => {
  const [flat, deep] = [tf.tensor2d(batch.logVar), tf.tensor3d(batch.z)];
  const [logits, x] = [tf.tensor3d(batch.logits), tf.tensor2d(batch.x)];
  const weights = tf.tensor2d(batch.want.logWeights);
  expect(leftBy(() => logLikelihood(logits, x))).toBe(1);
  expect(leftBy(() => logWeights(weights, deep, deep, flat))).toBe(1);
  expect(leftBy(() => importanceWeighted(weights))).toBe(1);
});
