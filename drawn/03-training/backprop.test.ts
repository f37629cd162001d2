import { expect, test } from "vitest";
import { drawn } from "#kit/drawn";
import "#kit/matchers";
import { backward, forward, trainStep } from "#lesson/03-training/backprop";
import * as reference from "#reference/03-training/backprop";

// A few hundred float64 operations on numbers below 10; each rounds by 1.1e-16 of its result.
const ROUNDING = 1e-13;

/** Two to four layers of any widths, and an example. */
function draw(stream: number) {
  const random = drawn(stream);
  const widths = Array.from({ length: random.between(3, 5) }, () => random.between(2, 5));
  const weights = widths.slice(1).map((width, k) => random.matrix(width, widths[k], -2, 2));
  return { weights, x: random.vector(widths[0]), y: random.vector(widths.at(-1)!, 0, 1), random };
}

test("drawn: the states of every layer", () => {
  const { weights, x } = draw(1);
  expect(forward(weights, x)).toBeNear(reference.forward(weights, x), ROUNDING);
});

test("drawn: the gradient of every weight of every layer", () => {
  const { weights, x, y } = draw(2);
  const states = reference.forward(weights, x);
  expect(backward(weights, states, y)).toBeNear(reference.backward(weights, states, y), ROUNDING);
});

test("drawn: one step of training, and a second one from there", () => {
  const { weights, x, y, random } = draw(3);
  const rate = random.uniform(0.1, 2);
  const want = reference.trainStep(weights, x, y, rate);
  expect(trainStep(weights, x, y, rate)).toBeNear(want, ROUNDING);
  expect(trainStep(want, x, y, rate)).toBeNear(reference.trainStep(want, x, y, rate), ROUNDING);
});
