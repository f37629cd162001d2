import { expect, test } from "vitest";
import "#kit/cpu";
import { drawn, type Draw } from "#kit/drawn";
import { drawnTensor, drawnWeights } from "#kit/drawn-tensors";
import { clearOfKinks } from "#kit/kinks";
import "#kit/matchers";
import { shuffle } from "#kit/random";
import { tf, type Tensor4D } from "#kit/tf";
import { accuracy, crossEntropy, forward, initialise, trainStep, type Weights } from "#lesson/02-xo/train-digits";
import * as reference from "#reference/02-xo/train-digits";

// Five layers of sums of up to 27 products of size 1 in float32, in any order.
const FLOAT32 = 1e-5;

/** A network, and a batch for it. */
function draw(random: Draw) {
  const [N, F1, F2, F3, H] = [2, 2, random.between(2, 3), random.between(1, 3), random.between(4, 6)];
  const weights = drawnWeights<Weights>(random, {
    ...{ filters1: [3, 3, 1, F1], bias1: [F1] },
    ...{ filters2: [3, 3, F1, F2], bias2: [F2] },
    ...{ filters3: [3, 3, F2, F3], bias3: [F3] },
    ...{ hidden: [9 * F3, H], hiddenBias: [H] },
    ...{ votes: [H, 10], voteBias: [10] },
  });
  const images = drawnTensor<Tensor4D>(random, [N, 28, 28, 1], 0, 1);
  const mask = tf.tensor2d(random.matrix(N, 9 * F3).map((row) => row.map((number) => (number < 0 ? 0 : 1))));
  return { weights, images, mask, labels: labelsFor(random, N), rate: random.uniform(0.05, 0.2) };
}

const labelsFor = (random: Draw, N: number) =>
  tf.tensor1d(Array.from({ length: N }, () => random.below(10)), "int32"); // prettier-ignore

/** Scores of ten digits, none of them near another. */
function drawScores(random: Draw) {
  const N = random.between(6, 12);
  const logits = random.matrix(N, 10, -0.3, 0.3).map((row) => {
    const ranks = shuffle(row.keys(), random);
    return row.map((value, k) => value + ranks[k] - 5);
  });
  const best = logits.map((row) => row.indexOf(Math.max(...row)));
  const labels = best.map((digit) => (random.below(2) === 0 ? digit : random.below(10)));
  return { logits: tf.tensor2d(logits), labels: tf.tensor1d(labels, "int32") };
}

function train(step: typeof trainStep, { weights: fresh, images, labels, mask, rate }: ReturnType<typeof draw>) {
  const [weights, optimizer] = [fresh(), tf.train.sgd(rate)];
  return { loss: step(weights, optimizer, images, labels, mask), weights };
}

test("drawn: fresh weights of a seed", () => {
  const random = drawn(1);
  const [seed, filters, H] = [random.below(2 ** 31), [2, 3, random.between(1, 4)], random.between(3, 6)] as const;
  const sizes: [number, number, number] = [...filters];
  expect(initialise(seed, sizes, H)).toBeNear(reference.initialise(seed, sizes, H), 1e-7);
});

test("drawn: features and scores of images, with a mask and without", () => {
  const { weights, images, mask } = draw(drawn(2));
  for (const some of [mask, null]) {
    expect(forward(weights(), images, some)).toBeNear(reference.forward(weights(), images, some), FLOAT32);
  }
});

test("drawn: loss and accuracy of scores", () => {
  const { logits, labels } = drawScores(drawn(3));
  expect(crossEntropy(logits, labels)).toBeNear(reference.crossEntropy(logits, labels), FLOAT32);
  expect(accuracy(logits, labels)).toBeNear(reference.accuracy(logits, labels), 1e-6);
});

test("drawn: one step of training, and what it costs", () => {
  const random = drawn(4);
  const { given, want } = clearOfKinks(() => draw(random), (some) => train(reference.trainStep, some)); // prettier-ignore
  expect(train(trainStep, given)).toBeNear(want, FLOAT32);
});
