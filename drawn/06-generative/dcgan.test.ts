import { expect, test } from "vitest";
import "#kit/cpu";
import { drawn, type Draw } from "#kit/drawn";
import { drawnTensor, drawnWeights } from "#kit/drawn-tensors";
import { clearOfKinks } from "#kit/kinks";
import "#kit/matchers";
import { tf, type Scalar, type Tensor1D, type Tensor2D, type Tensor4D } from "#kit/tf";
import {
  ganStep,
  generate,
  initialise,
  judge,
  type Discriminator,
  type Gan,
  type Generator,
  type Losses,
} from "#lesson/06-generative/dcgan";
import * as reference from "#reference/06-generative/dcgan";

// Sums of up to 150 products of size 1 in float32, in any order, normalised twice.
const FLOAT32 = 2e-5;

/** -log sigmoid(logit), the mean. */
const believed = (logits: Tensor1D): Scalar => tf.mean(tf.softplus(tf.neg(logits)));
const losses: Losses = {
  discriminator: (real, made) => tf.add(believed(real), believed(tf.neg(made))),
  generator: believed,
};

/** Two players, and a turn for them. */
function draw(random: Draw) {
  const [Z, F1, F2, N] = [random.between(2, 4), 2, 2, 2];
  const generator = drawnWeights<Generator>(random, {
    ...{ seed: [Z, 49 * F2], seedScale: [F2], seedShift: [F2] },
    ...{ grow: [4, 4, F1, F2], growScale: [F1], growShift: [F1] },
    ...{ pixels: [4, 4, 1, F1], pixelBias: [1] },
  });
  const discriminator = drawnWeights<Discriminator>(random, {
    ...{ fine: [4, 4, 1, F1], fineBias: [F1] },
    ...{ coarse: [4, 4, F1, F2], coarseScale: [F2], coarseShift: [F2] },
    ...{ vote: [49 * F2, 1], voteBias: [1] },
  });
  const real = drawnTensor<Tensor4D>(random, [N, 28, 28, 1]);
  const noise = {
    discriminator: drawnTensor<Tensor2D>(random, [N, Z], -2, 2),
    generator: drawnTensor<Tensor2D>(random, [N, Z], -2, 2),
  };
  const fresh = (): Gan => ({ generator: generator(), discriminator: discriminator() });
  return { fresh, real, noise, rate: random.uniform(0.05, 0.2) };
}

function play(step: typeof ganStep, { fresh, real, noise, rate }: ReturnType<typeof draw>) {
  const [gan, sgd] = [fresh(), tf.train.sgd(rate)];
  return { costs: step(gan, { discriminator: sgd, generator: sgd }, losses, real, noise), ...gan };
}

test("drawn: fresh players of a seed", () => {
  const random = drawn(1);
  const [seed, sizes] = [random.below(2 ** 31), { Z: random.between(2, 4), F1: 2, F2: random.between(2, 3) }];
  expect(initialise(seed, sizes)).toBeNear(reference.initialise(seed, sizes), 1e-7);
});

test("drawn: images of noise, by the moments of their own batch and by kept ones", () => {
  const { fresh, noise } = draw(drawn(2));
  const { generator } = fresh();
  const want = reference.generate(generator, noise.generator);
  expect(generate(generator, noise.generator)).toBeNear(want, FLOAT32);
  const other = reference.generate(generator, noise.discriminator, want.moments).images;
  expect(generate(generator, noise.discriminator, want.moments).images).toBeNear(other, FLOAT32);
});

test("drawn: what the discriminator says of images", () => {
  const { fresh, real } = draw(drawn(3));
  const { discriminator } = fresh();
  expect(judge(discriminator, real)).toBeNear(reference.judge(discriminator, real), FLOAT32);
});

test("drawn: one turn of the game, and what it costs", () => {
  const random = drawn(4);
  const { given, want } = clearOfKinks(() => draw(random), (some) => play(reference.ganStep, some)); // prettier-ignore
  expect(play(ganStep, given)).toBeNear(want, FLOAT32);
});
