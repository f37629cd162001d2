import { expect, test } from "vitest";
import "#kit/cpu";
import { drawn, type Draw } from "#kit/drawn";
import "#kit/matchers";
import { tf } from "#kit/tf";
import { discriminatorLoss, ganStep, generatorLoss, type Gan } from "#lesson/06-generative/gan-loop";
import * as reference from "#reference/06-generative/gan-loop";

// A few operations on numbers of size 5 in float32.
const FLOAT32 = 5e-6;

/** Two players, and a turn for them. */
function draw(random: Draw) {
  const [scale, shift, weight, bias] = random.vector(4, -1.5, 1.5);
  const N = random.between(2, 6);
  const batch = () => tf.tensor1d(random.vector(N, -2, 2));
  const noise = { discriminator: batch(), generator: batch() };
  const rates = { discriminator: random.uniform(0.1, 0.5), generator: random.uniform(0.1, 0.5) };
  const variable = (value?: number) => tf.variable(tf.scalar(value!));
  const fresh = (): Gan => ({
    generator: { scale: variable(scale), shift: variable(shift) },
    discriminator: { weight: variable(weight), bias: variable(bias) },
  });
  return { fresh, real: batch(), noise, rates };
}

function play(step: typeof ganStep, { fresh, real, noise, rates }: ReturnType<typeof draw>) {
  const gan = fresh();
  const optimizers = { discriminator: tf.train.sgd(rates.discriminator), generator: tf.train.sgd(rates.generator) };
  const turns = [1, 2].map(() => step(gan, optimizers, real, noise));
  return { turns, ...gan };
}

test("drawn: what both players pay", () => {
  const { fresh, real, noise } = draw(drawn(1));
  const [gan, made] = [fresh(), noise.discriminator];
  expect(discriminatorLoss(gan, real, made)).toBeNear(reference.discriminatorLoss(gan, real, made), FLOAT32);
  expect(generatorLoss(gan, made)).toBeNear(reference.generatorLoss(gan, made), FLOAT32);
});

test("drawn: two turns of the game, and what they cost", () => {
  const given = draw(drawn(2));
  expect(play(ganStep, given)).toBeNear(play(reference.ganStep, given), FLOAT32);
});
