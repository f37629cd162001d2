import { expect, test } from "vitest";
import "#kit/cpu";
import { drawn, type Draw } from "#kit/drawn";
import { drawnTensor, drawnWeights } from "#kit/drawn-tensors";
import { clearOfKinks } from "#kit/kinks";
import "#kit/matchers";
import { tf, type Tensor2D, type Tensor4D } from "#kit/tf";
import { crossEntropy, forward, initialise, trainStep, type Weights } from "#lesson/02-xo/train-xo";
import * as reference from "#reference/02-xo/train-xo";

// Sums of up to 48 products of size 1 in float32, in any order.
const FLOAT32 = 5e-6;

const labelsFor = (random: Draw, N: number) =>
  tf.tensor1d(Array.from({ length: N }, () => random.below(2)), "int32"); // prettier-ignore

/** A network, and a batch for it. */
function draw(random: Draw) {
  const [N, F] = [random.between(2, 3), random.between(2, 3)];
  const weights = drawnWeights<Weights>(random, {
    ...{ filters: [3, 3, 1, F], filterBias: [F] },
    ...{ votes: [16 * F, 2], voteBias: [2] },
  });
  const images = drawnTensor<Tensor4D>(random, [N, 9, 9, 1]);
  return { weights, images, labels: labelsFor(random, N), rate: random.uniform(0.05, 0.2) };
}

function train(step: typeof trainStep, { weights: fresh, images, labels, rate }: ReturnType<typeof draw>) {
  const [weights, optimizer] = [fresh(), tf.train.sgd(rate)];
  return { loss: step(weights, optimizer, images, labels), weights };
}

test("drawn: fresh weights of a seed", () => {
  const random = drawn(1);
  const [seed, F] = [random.below(2 ** 31), random.between(2, 5)];
  expect(initialise(seed, F)).toBeNear(reference.initialise(seed, F), 1e-7);
});

test("drawn: maps and scores of images", () => {
  const { weights, images } = draw(drawn(2));
  expect(forward(weights(), images)).toBeNear(reference.forward(weights(), images), FLOAT32);
});

test("drawn: the loss of scores", () => {
  const random = drawn(3);
  const N = random.between(2, 6);
  const [logits, labels] = [drawnTensor<Tensor2D>(random, [N, 2], -6, 6), labelsFor(random, N)];
  expect(crossEntropy(logits, labels)).toBeNear(reference.crossEntropy(logits, labels), FLOAT32);
});

test("drawn: one step of training, and what it costs", () => {
  const random = drawn(4);
  const { given, want } = clearOfKinks(() => draw(random), (some) => train(reference.trainStep, some)); // prettier-ignore
  expect(train(trainStep, given)).toBeNear(want, FLOAT32);
});
