import { expect, test } from "vitest";
import { drawn } from "#kit/drawn";
import "#kit/matchers";
import { shuffle } from "#kit/random";
import { cost, descend, gradient, type Activation } from "#lesson/01-neuron/gradient-descent";
import * as reference from "#reference/01-neuron/gradient-descent";

// A hundred float64 operations on numbers below 20; each rounds by 1.1e-16 of its result.
const ROUNDING = 1e-12;

const activations: Activation[] = ["sigmoid", "identity"];

/** Weights, and examples for them. */
function draw(stream: number) {
  const random = drawn(stream);
  const [N, D] = [random.between(3, 7), random.between(2, 5)];
  const data = { inputs: random.matrix(N, D), targets: random.vector(N, 0, 1) };
  return { w: random.vector(D), data, random };
}

test("drawn: the cost of weights on a set of examples", () => {
  const { w, data } = draw(1);
  for (const g of activations) expect(cost(w, data, g)).toBeNear(reference.cost(w, data, g), ROUNDING);
});

test("drawn: the gradient of the cost, and the same whatever the order of the examples", () => {
  const { w, data, random } = draw(2);
  const order = shuffle(data.inputs.keys(), random);
  const moved = { inputs: order.map((i) => data.inputs[i]), targets: order.map((i) => data.targets[i]) };
  for (const g of activations) {
    const want = reference.gradient(w, data, g);
    expect(gradient(w, data, g)).toBeNear(want, ROUNDING);
    expect(gradient(w, moved, g)).toBeNear(want, ROUNDING);
  }
});

test("drawn: a walk down the cost, step by step", () => {
  const { w, data, random } = draw(3);
  // Below one over the steepest curvature, 2 · 7 · 5, errors do not grow on the way.
  const [rate, steps] = [random.uniform(0.005, 0.014), random.between(5, 12)];
  for (const g of activations) {
    expect(descend(w, data, g, rate, steps)).toBeNear(reference.descend(w, data, g, rate, steps), ROUNDING);
  }
});
