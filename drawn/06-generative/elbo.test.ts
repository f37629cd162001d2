import { expect, test } from "vitest";
import { drawn } from "#kit/drawn";
import "#kit/matchers";
import { elbo, klToPrior, reconstructionLoss, reparameterize } from "#lesson/06-generative/elbo";
import * as reference from "#reference/06-generative/elbo";

// Some hundred float64 operations on numbers below 100; each rounds by 1.1e-16 of its result.
const ROUNDING = 1e-12;

test("drawn: a sample of a Gaussian", () => {
  const random = drawn(1);
  const Z = random.between(2, 6);
  const [mu, logVar, noise] = [random.vector(Z, -3, 3), random.vector(Z, -3, 2), random.vector(Z, -2, 2)];
  expect(reparameterize(mu, logVar, noise)).toBeNear(reference.reparameterize(mu, logVar, noise), ROUNDING);
});

test("drawn: the divergence of a Gaussian, whatever the order of its numbers", () => {
  const random = drawn(2);
  const Z = random.between(2, 6);
  const [mu, logVar] = [random.vector(Z, -3, 3), random.vector(Z, -3, 2)];
  const want = reference.klToPrior(mu, logVar);
  expect(klToPrior(mu, logVar)).toBeNear(want, ROUNDING);
  expect(klToPrior(mu.toReversed(), logVar.toReversed())).toBeNear(want, ROUNDING);
});

test("drawn: what pixels cost, black, white and grey", () => {
  const random = drawn(3);
  const X = random.between(3, 9);
  // Logits for which 1 - p keeps its digits, however it is written.
  const [logits, x] = [random.vector(X, -5, 5), random.vector(X, -0.5, 1.5)];
  const pixels = x.map((value) => Math.min(1, Math.max(0, value)));
  expect(reconstructionLoss(logits, pixels)).toBeNear(reference.reconstructionLoss(logits, pixels), ROUNDING);
});

test("drawn: the bound of every example", () => {
  const random = drawn(4);
  const [B, X, Z] = [random.between(2, 4), random.between(3, 6), random.between(1, 3)];
  const posterior = { mu: random.matrix(B, Z), logVar: random.matrix(B, Z, -2, 1) };
  const decoder = { weights: random.matrix(X, Z), bias: random.vector(X) };
  const [noise, x] = [random.matrix(B, Z), random.matrix(B, X, 0, 1)];
  expect(elbo(posterior, decoder, noise, x)).toBeNear(reference.elbo(posterior, decoder, noise, x), ROUNDING);
});
