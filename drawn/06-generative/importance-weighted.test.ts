import { expect, test } from "vitest";
import "#kit/cpu";
import { drawn } from "#kit/drawn";
import { drawnTensor } from "#kit/drawn-tensors";
import "#kit/matchers";
import { tf, type Tensor2D, type Tensor3D } from "#kit/tf";
import { importanceWeighted, logLikelihood, logWeights } from "#lesson/06-generative/importance-weighted";
import * as reference from "#reference/06-generative/importance-weighted";

// Sums of up to nine numbers of size 3 in float32, in any order.
const FLOAT32 = 2e-5;

test("drawn: how probable each sample makes the pixels", () => {
  const random = drawn(1);
  const [K, N, X] = [random.between(2, 4), random.between(2, 4), random.between(4, 9)];
  const logits = drawnTensor<Tensor3D>(random, [K, N, X], -6, 6);
  const x = tf.tensor2d(random.matrix(N, X).map((row) => row.map((value) => (value < 0 ? 0 : 1))));
  expect(logLikelihood(logits, x)).toBeNear(reference.logLikelihood(logits, x), FLOAT32);
});

test("drawn: the weight of each sample", () => {
  const random = drawn(2);
  const [K, N, Z] = [random.between(2, 4), random.between(2, 4), random.between(2, 4)];
  const [likelihood, logVar] = [
    drawnTensor<Tensor2D>(random, [K, N], -2, 2),
    drawnTensor<Tensor2D>(random, [N, Z], -2, 2),
  ];
  const [z, epsilon] = [
    drawnTensor<Tensor3D>(random, [K, N, Z], -2, 2),
    drawnTensor<Tensor3D>(random, [K, N, Z], -2, 2),
  ];
  const want = reference.logWeights(likelihood, z, epsilon, logVar);
  expect(logWeights(likelihood, z, epsilon, logVar)).toBeNear(want, FLOAT32);
});

test("drawn: the evidence of each example, whatever the order of its samples", () => {
  const random = drawn(3);
  const weights = drawnTensor<Tensor2D>(random, [random.between(3, 6), random.between(2, 5)], -6, 6);
  const want = reference.importanceWeighted(weights);
  expect(importanceWeighted(weights)).toBeNear(want, FLOAT32);
  expect(importanceWeighted(tf.reverse(weights, 0))).toBeNear(want, FLOAT32);
});
