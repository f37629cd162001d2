import { expect, test } from "vitest";
import "#kit/cpu";
import { drawn, type Draw } from "#kit/drawn";
import { drawnTensor, drawnWeights } from "#kit/drawn-tensors";
import "#kit/matchers";
import { tf, type Tensor2D } from "#kit/tf";
import {
  decode,
  encode,
  reconstructionLoss,
  trainStep,
  type Activation,
  type Weights,
} from "#lesson/05-unsupervised/autoencoder";
import * as reference from "#reference/05-unsupervised/autoencoder";

// Sums of up to six products of size 1 in float32, in any order; a loss of about 10.
const FLOAT32 = 1e-5;

const activations: Activation[] = ["linear", "tanh"];

/** A network, and a batch for it. */
function draw(random: Draw) {
  const [N, D, K] = [random.between(3, 6), random.between(4, 6), random.between(2, 3)];
  const weights = drawnWeights<Weights>(random, {
    ...{ encoder: [D, K], encoderBias: [K] },
    ...{ decoder: [K, D], decoderBias: [D] },
  });
  const [x, code] = [drawnTensor<Tensor2D>(random, [N, D]), drawnTensor<Tensor2D>(random, [N, K], -2, 2)];
  return { weights, x, code, rate: random.uniform(0.02, 0.1) };
}

function train(step: typeof trainStep, { weights: fresh, x, rate }: ReturnType<typeof draw>, activation: Activation) {
  const weights = fresh();
  return { loss: step(weights, tf.train.sgd(rate), x, activation), weights };
}

test("drawn: codes of examples, and examples of codes", () => {
  const { weights, x, code } = draw(drawn(1));
  for (const f of activations) expect(encode(weights(), x, f)).toBeNear(reference.encode(weights(), x, f), FLOAT32);
  expect(decode(weights(), code)).toBeNear(reference.decode(weights(), code), FLOAT32);
});

test("drawn: the loss of a batch", () => {
  const { weights, x } = draw(drawn(2));
  for (const f of activations) {
    expect(reconstructionLoss(weights(), x, f)).toBeNear(reference.reconstructionLoss(weights(), x, f), FLOAT32);
  }
});

test("drawn: one step of training, and what it costs", () => {
  const given = draw(drawn(3));
  for (const f of activations)
    expect(train(trainStep, given, f)).toBeNear(train(reference.trainStep, given, f), FLOAT32);
});
