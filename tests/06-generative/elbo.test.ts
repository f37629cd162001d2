import { expect, test } from "vitest";
import fixture from "#fixtures/06-generative/elbo.json";
import { centralDifference } from "#kit/gradient";
import "#kit/matchers";
import { forAll, real, vector } from "#kit/property";
import { elbo, klToPrior, reconstructionLoss, reparameterize } from "#lesson/06-generative/elbo";

const { batch, gaussians, pixels, blind, evidence } = fixture.cases;

// A few dozen float64 operations on numbers below 10; each rounds by 1.1e-16 of its result.
const ROUNDING = 1e-14;

/** The bound of one example, averaged over the noise by quadrature: `nodes` are the noise, each with its weight. */
function averageBound(mu: number, logVar: number, x: number[]): number {
  const { decoder, nodes, weights } = evidence;
  const posterior = { mu: nodes.map(() => [mu]), logVar: nodes.map(() => [logVar]) };
  const noise = nodes.map((node) => [node]);
  const images = nodes.map(() => x);
  return elbo(posterior, decoder, noise, images).reduce((sum, bound, k) => sum + weights[k] * bound, 0);
}

test("z lies one deviation from the mean for every unit of noise", () => {
  const z = batch.mu.map((mu, b) => reparameterize(mu, batch.logVar[b], batch.noise[b]));
  expect(z).toBeNear(batch.want.z, ROUNDING);
});

test("a variance of 9 spreads the noise by 3", () => {
  expect(reparameterize([1, 1, 1], [Math.log(9), 0, -2000], [2, -2, 2])).toBeNear([7, -1, 1], ROUNDING);
});

test("the divergence is the integral that defines it", () => {
  const kl = gaussians.map(({ mu, logVar }) => klToPrior(mu, logVar));
  // The integrals were taken to 1e-13.
  expect(kl).toBeNear(
    gaussians.map((gaussian) => gaussian.kl),
    1e-12,
  );
});

test("the divergence of the prior from itself is 0", () => {
  expect(klToPrior([0, 0, 0], [0, 0, 0])).toBeNear(0, 0);
});

test("a variance of next to nothing has a large divergence, not an infinite one", () => {
  expect(klToPrior([0, 3], [-1000, -1000])).toBeNear(1003.5, 1e-12);
});

test("the loss of a batch is what PyTorch computes from its logits", () => {
  const loss = batch.want.logits.map((logits, b) => reconstructionLoss(logits, batch.x[b]));
  expect(loss).toBeNear(batch.want.loss, ROUNDING);
});

test("a pixel that was thought impossible costs as many nats as its logit says", () => {
  // 1 - p has lost most of its digits here; the logit has not.
  expect(reconstructionLoss([36, -36], [0, 1])).toBeNear(72, 1e-13);
});

test("logits of 1000 and -1000 cost nothing where they are right and 1000 nats where they are wrong", () => {
  const loss = pixels.map(({ logit, x }) => reconstructionLoss([logit], [x]));
  const want = pixels.map((pixel) => pixel.loss);
  // Numbers up to 1000 round by 1.1e-13.
  expect(loss).toBeNear(want, 1e-12);
});

test("the bound is taken for every example on its own", () => {
  const { mu, logVar, weights, bias, noise, x, want } = batch;
  expect(elbo({ mu, logVar }, { weights, bias }, noise, x)).toBeNear(want.elbo, ROUNDING);
});

test("a decoder blind to z loses the whole divergence", () => {
  const { mu, logVar, weights, bias, noise, x } = blind;
  expect(elbo({ mu, logVar }, { weights, bias }, noise, x)).toBeNear(blind.elbo, ROUNDING);
});

test("with a Gaussian close to the true posterior the bound is what the integral says", () => {
  const bounds = evidence.examples.map(({ best, x }) => averageBound(best.mu, best.logVar, x));
  // The quadrature of 48 nodes errs by some 1e-14 for variances below 1.
  expect(bounds).toBeNear(
    evidence.examples.map(({ best }) => best.bound),
    1e-12,
  );
});

test("lengths that differ are refused", () => {
  expect(() => reparameterize([0, 0], [0], [0, 0])).toThrow(RangeError);
});

test("a noise for fewer examples than there are is refused", () => {
  const { mu, logVar, weights, bias, noise, x } = batch;
  expect(() => elbo({ mu, logVar }, { weights, bias }, noise.slice(1), x)).toThrow(RangeError);
});

test("the divergence is never below 0", () => {
  forAll([vector(3), vector(3)], (mu, logVar) => {
    // Rounding may take it below by a hair.
    expect(Math.min(klToPrior(mu, logVar), 0)).toBeNear(0, 1e-15);
  });
});

test("the divergence has its lowest point at the prior", () => {
  const [mu, logVar] = [
    [0, 0],
    [0, 0],
  ];
  const slope = centralDifference(([m, v]: number[][]) => klToPrior(m, v), [mu, logVar]);
  // The difference errs by h² / 6 and by rounding over h.
  expect(slope).toBeNear([mu, logVar], 1e-10);
});

test("the negative of an image costs the same under the negative of its logits", () => {
  forAll([vector(4, real(-50, 50)), vector(4, real(0, 1))], (logits, x) => {
    const mirrored = reconstructionLoss(
      logits.map((logit) => -logit),
      x.map((pixel) => 1 - pixel),
    );
    expect(reconstructionLoss(logits, x)).toBeNear(mirrored, 1e-12);
  });
});

test("on average over the noise the bound does not exceed the log evidence", () => {
  const law = (mu: number, logVar: number) => {
    const bounds = evidence.examples.map(({ x }) => averageBound(mu, logVar, x));
    // The quadrature errs by less than 1e-7 for variances below 3.
    expect(bounds).toBeNear(
      evidence.examples.map(({ logEvidence }, i) => Math.min(bounds[i], logEvidence)),
      1e-7,
    );
  };
  forAll([real(-3, 3), real(-3, 1)], law, 25);
});

test("where the prior is the true posterior the bound is the log evidence", () => {
  forAll([vector(3), vector(2)], (bias, noise) => {
    const [blindDecoder, prior] = [
      { weights: bias.map(() => [0, 0]), bias },
      { mu: [[0, 0]], logVar: [[0, 0]] },
    ];
    const logEvidence =
      -Math.log1p(Math.exp(-bias[0])) - Math.log1p(Math.exp(bias[1])) - Math.log1p(Math.exp(-bias[2]));
    expect(elbo(prior, blindDecoder, [noise], [[1, 0, 1]])).toBeNear([logEvidence], ROUNDING);
  });
});
