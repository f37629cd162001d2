import { expect, test } from "vitest";
import "#kit/cpu";
import { drawn } from "#kit/drawn";
import "#kit/matchers";
import { tf } from "#kit/tf";
import { discriminatorLoss, nonSaturatingLoss, saturatingLoss } from "#lesson/06-generative/gan-losses";
import * as reference from "#reference/06-generative/gan-losses";

// A dozen numbers of size 5 in float32, in any order.
const FLOAT32 = 5e-6;

/** Logits of real examples and of another number of made ones. */
function draw(stream: number) {
  const random = drawn(stream);
  const N = random.between(2, 6);
  return {
    real: tf.tensor1d(random.vector(N, -5, 5)),
    made: tf.tensor1d(random.vector(N + random.between(1, 5), -5, 5)),
  };
}

test("drawn: what the discriminator pays, whatever the order of the examples", () => {
  const { real, made } = draw(1);
  const want = reference.discriminatorLoss(real, made);
  expect(discriminatorLoss(real, made)).toBeNear(want, FLOAT32);
  expect(discriminatorLoss(tf.reverse(real), tf.reverse(made))).toBeNear(want, FLOAT32);
});

test("drawn: what the generator pays by both losses", () => {
  const { made } = draw(2);
  expect(saturatingLoss(made)).toBeNear(reference.saturatingLoss(made), FLOAT32);
  expect(nonSaturatingLoss(made)).toBeNear(reference.nonSaturatingLoss(made), FLOAT32);
});
