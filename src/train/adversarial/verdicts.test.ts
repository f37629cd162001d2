import { expect, test } from "vitest";
import "#kit/cpu";
import "#kit/matchers";
import { tf, type Scalar, type Tensor1D } from "#kit/tf";
import { noting, verdicts } from "./verdicts.ts";

test("a discriminator is right where the real have positive logits and the made negative ones", () => {
  const [real, made] = [tf.tensor1d([2, -1, 0.5, 3]), tf.tensor1d([-4, 1])];
  expect(verdicts(real, made)).toBeNear({ rightOnReal: 0.75, rightOnMade: 0.5 }, 1e-7);
});

test("a discriminator that does not decide is not right", () => {
  expect(verdicts(tf.tensor1d([0]), tf.tensor1d([0]))).toBeNear({ rightOnReal: 0, rightOnMade: 0 }, 0);
});

/** One update of a weight by a loss of logits; what it leaves behind is the loss. */
function update(loss: (real: Tensor1D, made: Tensor1D) => Scalar) {
  const weight = tf.variable(tf.scalar(1));
  const logits = (x: number[]) => tf.mul<Tensor1D>(weight, x);
  const optimizer = tf.train.sgd(0.1);
  const value = optimizer.minimize(() => loss(logits([1, 2, -3]), logits([4, -5])), true, [weight])!;
  weight.dispose();
  optimizer.dispose();
  return value;
}

const difference = (real: Tensor1D, made: Tensor1D): Scalar => tf.sub(tf.mean<Scalar>(made), tf.mean<Scalar>(real));

test("the verdicts of an update outlive it, and its loss is as it was", () => {
  const noted = noting(difference);
  expect(update(noted.loss)).toBeNear(-0.5, 1e-6);
  expect(noted.verdicts()).toBeNear({ rightOnReal: 2 / 3, rightOnMade: 1 / 2 }, 1e-6);
});

test("within a tidy nothing stays behind", () => {
  const before = tf.memory().numTensors;
  tf.tidy(() => {
    const noted = noting(difference);
    update(noted.loss);
    noted.verdicts();
  });
  expect(tf.memory().numTensors).toBe(before);
});
