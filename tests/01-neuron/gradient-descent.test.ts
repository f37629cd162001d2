import { expect, test } from "vitest";
import fixture from "#fixtures/01-neuron/gradient-descent.json";
import { centralDifference } from "#kit/gradient";
import "#kit/matchers";
import { fc, forAll, matrix, real, vector } from "#kit/property";
import { cost, descend, gradient, type Activation, type Dataset } from "#lesson/01-neuron/gradient-descent";

const { two, sigmoid, identity, bowl } = fixture.cases;
const walks = [sigmoid, identity, two] as (typeof two & { g: Activation })[];

// A few dozen float64 operations on numbers below 10; each rounds by 1.1e-16 of its result.
const ROUNDING = 1e-14;

const activation = fc.constantFrom<Activation>("sigmoid", "identity");
const dataset = fc.record<Dataset>({ inputs: matrix(4, 3), targets: vector(4, real(0, 1)) });

test("the cost is the sum of the squared errors", () => {
  for (const { start, data, g, cost: want } of walks) expect(cost(start, data, g)).toBeNear(want, ROUNDING);
});

test("the gradient is the slope of that sum along every weight", () => {
  for (const { start, data, g, gradient: want } of walks) expect(gradient(start, data, g)).toBeNear(want, ROUNDING);
});

test("every step starts where the last one ended", () => {
  for (const { start, data, g, rate, steps, path } of walks)
    expect(descend(start, data, g, rate, steps)).toBeNear(path, ROUNDING);
});

test("on 2w² a rate of 0.1 takes 0.4 of w away at every step", () => {
  const { rate, steps, path } = bowl.creeps;
  expect(descend([1], bowl.data, "identity", rate, steps)).toBeNear(path, ROUNDING);
});

test("on 2w² a rate of 0.25 arrives in one step", () => {
  const { rate, steps, path } = bowl.arrives;
  expect(descend([1], bowl.data, "identity", rate, steps)).toBeNear(path, ROUNDING);
});

test("on 2w² a rate of 0.4 oscillates and still converges", () => {
  const { rate, steps, path } = bowl.overshoots;
  expect(descend([1], bowl.data, "identity", rate, steps)).toBeNear(path, ROUNDING);
});

test("on 2w² a rate of 0.5 swings between 1 and -1 for ever", () => {
  const { rate, steps, path } = bowl.swings;
  expect(descend([1], bowl.data, "identity", rate, steps)).toBeNear(path, 0);
});

test("on 2w² a rate of 0.6 diverges", () => {
  const { rate, steps, path } = bowl.diverges;
  expect(descend([1], bowl.data, "identity", rate, steps)).toBeNear(path, ROUNDING);
});

test("no step leaves the start alone", () => {
  expect(descend([1, -2], { inputs: [[3, 4]], targets: [1] }, "sigmoid", 0.1, 0)).toBeNear([[1, -2]], 0);
});

test("the start given is left as it was", () => {
  const start = [...two.start];
  descend(start, two.data, "sigmoid", two.rate, two.steps);
  expect(start).toBeNear(two.start, 0);
});

test("a sigmoid driven to 0 or 1 costs whole numbers, whichever targets it misses", () => {
  const data = { inputs: [[1000], [-1000], [1000], [-1000]], targets: [0, 1, 1, 0] };
  expect(cost([1], data, "sigmoid")).toBeNear(2, 0);
});

test("a sigmoid driven to 0 or 1 has no slope left to learn from", () => {
  const data = { inputs: [[1000], [-1000], [1000], [-1000]], targets: [0, 1, 1, 0] };
  expect(gradient([1], data, "sigmoid")).toBeNear([0], 0);
});

test("targets of another number than the inputs are refused", () => {
  expect(() => cost([1], { inputs: [[1], [2]], targets: [0] }, "sigmoid")).toThrow(RangeError);
});

test("inputs of another length than the weights are refused", () => {
  expect(() => gradient([1], { inputs: [[1, 2]], targets: [0] }, "sigmoid")).toThrow(RangeError);
});

test("the gradient equals the central difference of the cost at every weight", () => {
  forAll([vector(3), dataset, activation], (w, data, g) => {
    const want = centralDifference((at) => cost(at, data, g), w);
    // The difference itself errs: h² times the third derivative (some 1e-8), and rounding of the cost over h.
    expect(gradient(w, data, g)).toBeNear(want, 1e-7);
  });
});

test("the cost never rises at a rate below one over the steepest curvature", () => {
  forAll([vector(3), dataset, activation], (start, data, g) => {
    // No curvature of either unit exceeds twice the sum of the squared inputs.
    const bound = 2 * data.inputs.flat().reduce((sum, x) => sum + x * x, 1e-3);
    const costs = descend(start, data, g, 1 / bound, 10).map((w) => cost(w, data, g));
    // Seen from the lowest cost so far, a later one may be higher by rounding only.
    const lowest = costs.map((_, k) => Math.min(...costs.slice(0, k + 1)));
    expect(costs).toBeNear(lowest, 1e-12);
  });
});

test("the cost doubles when every example is given twice", () => {
  forAll([vector(3), dataset, activation], (w, { inputs, targets }, g) => {
    const twice = { inputs: [...inputs, ...inputs], targets: [...targets, ...targets] };
    expect(cost(w, twice, g)).toBeNear(2 * cost(w, { inputs, targets }, g), 1e-12);
  });
});

test("examples given twice need half the rate for the same path", () => {
  forAll([vector(3), dataset, activation], (start, { inputs, targets }, g) => {
    const twice = { inputs: [...inputs, ...inputs], targets: [...targets, ...targets] };
    const want = descend(start, { inputs, targets }, g, 0.01, 5);
    expect(descend(start, twice, g, 0.005, 5)).toBeNear(want, 1e-12);
  });
});
