import { expect, test } from "vitest";
import "#kit/cpu";
import { drawn, type Draw } from "#kit/drawn";
import { drawnTensor, drawnWeights } from "#kit/drawn-tensors";
import { clearOfKinks } from "#kit/kinks";
import "#kit/matchers";
import { tf, type Scalar, type Tensor1D, type Tensor2D } from "#kit/tf";
import {
  discriminatorStep,
  generate,
  generatorStep,
  initialise,
  judge,
  type Gan,
  type Layers,
} from "#lesson/06-generative/discriminator-step";
import * as reference from "#reference/06-generative/discriminator-step";

// Six layers of sums of up to five products of size 1 in float32, in any order.
const FLOAT32 = 5e-6;

/** -log sigmoid(logit), the mean. */
const believed = (logits: Tensor1D): Scalar => tf.mean(tf.softplus(tf.neg(logits)));
const bothTold = (real: Tensor1D, made: Tensor1D): Scalar => tf.add(believed(real), believed(tf.neg(made)));

const sizesFrom = (random: Draw) => ({ X: random.between(3, 5), Z: random.between(2, 3), H: random.between(3, 5) });

/** Two players, and batches of different sizes for them. */
function draw(random: Draw) {
  const [{ X, Z, H }, N, M] = [sizesFrom(random), random.between(2, 3), random.between(4, 5)];
  const player = (I: number, O: number) =>
    drawnWeights<Layers>(random, {
      ...{ first: [I, H], firstBias: [H], second: [H, H], secondBias: [H] },
      ...{ last: [H, O], lastBias: [O] },
    });
  const [generator, discriminator] = [player(Z, X), player(X, 1)];
  const [real, noise] = [drawnTensor<Tensor2D>(random, [N, X], -2, 2), drawnTensor<Tensor2D>(random, [M, Z], -2, 2)];
  const fresh = (): Gan => ({ generator: generator(), discriminator: discriminator() });
  return { fresh, real, noise, rate: random.uniform(0.05, 0.3) };
}

/** The lesson, or the course's own. */
type Lesson = Pick<typeof reference, "discriminatorStep" | "generatorStep">;

function play(lesson: Lesson, { fresh, real, noise, rate }: ReturnType<typeof draw>) {
  const [gan, optimizer] = [fresh(), tf.train.sgd(rate)];
  const losses = [
    lesson.discriminatorStep(gan, optimizer, bothTold, real, noise),
    lesson.generatorStep(gan, optimizer, believed, noise),
  ];
  return { losses, ...gan };
}

test("drawn: fresh players of a seed", () => {
  const random = drawn(1);
  const [seed, sizes] = [random.below(2 ** 31), sizesFrom(random)];
  expect(initialise(seed, sizes)).toBeNear(reference.initialise(seed, sizes), 1e-7);
});

test("drawn: what the generator makes, and what the discriminator says of examples", () => {
  const { fresh, real, noise } = draw(drawn(2));
  const { generator, discriminator } = fresh();
  expect(generate(generator, noise)).toBeNear(reference.generate(generator, noise), FLOAT32);
  expect(judge(discriminator, real)).toBeNear(reference.judge(discriminator, real), FLOAT32);
});

test("drawn: one step for each player, and what they cost", () => {
  const random = drawn(3);
  const { given, want } = clearOfKinks(() => draw(random), (some) => play(reference, some)); // prettier-ignore
  expect(play({ discriminatorStep, generatorStep }, given)).toBeNear(want, FLOAT32);
});
