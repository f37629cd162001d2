import { expect, test } from "vitest";
import fixture from "#fixtures/03-training/backprop.json";
import { centralDifference } from "#kit/gradient";
import "#kit/matchers";
import { forAll, fc, matrix, real, vector } from "#kit/property";
import { backward, forward, trainStep } from "#lesson/03-training/backprop";

const { drawn, two, worked } = fixture.cases;
const states = [drawn.states.x, drawn.states.H1, drawn.states.H2, drawn.states.prediction];

// Some fifty float64 operations on numbers below 4; each rounds by 1.1e-16 of its result.
const ROUNDING = 1e-14;
// Half a unit of the last decimal that the worked example prints, eight or nine of them.
const PRINTED = 5e-9;

/** Layers of 3, 4, 2 and 3 numbers, no two neighbours alike. */
const threeLayers = fc.tuple(matrix(4, 3), matrix(2, 4), matrix(3, 2));

/** Weights so large that the sigmoid answers 0 or 1, in float64 exactly. */
const steep = [
  [[1000], [-1000], [0]],
  [
    [1000, 0, 0],
    [-1000, 0, 0],
  ],
];

function loss(weights: number[][][], x: number[], y: number[]): number {
  const prediction = forward(weights, x)[weights.length];
  return y.reduce((sum, wanted, i) => sum + (wanted - prediction[i]) ** 2, 0) / y.length;
}

/** The weights between units, without the last column of each matrix and the last unit of W0, which stand for biases. */
function withoutBiases([W0, W1]: number[][][]): number[][][] {
  return [W0.slice(0, 2), W1].map((W) => W.map((row) => row.slice(0, 2)));
}

test("three layers as the slide draws them give the states x, H1, H2 and the prediction", () => {
  expect(forward(drawn.weights, drawn.x)).toBeNear(states, ROUNDING);
});

test("two layers give three states", () => {
  expect(forward(two.weights, two.x)).toBeNear([two.states.x, two.states.H1, two.states.prediction], ROUNDING);
});

test("every weight of three layers has its own gradient", () => {
  expect(backward(drawn.weights, states, drawn.y)).toBeNear(drawn.gradients, ROUNDING);
});

test("two layers and one output have the gradients of two layers", () => {
  const given = [two.states.x, two.states.H1, two.states.prediction];
  expect(backward(two.weights, given, two.y)).toBeNear(two.gradients, ROUNDING);
});

test("one step moves all layers by gradients taken at the old weights", () => {
  expect(trainStep(drawn.weights, drawn.x, drawn.y, drawn.rate)).toBeNear(drawn.moved[0], ROUNDING);
});

test("five steps follow one another", () => {
  const path = [drawn.weights];
  for (const [k] of drawn.moved.entries()) path.push(trainStep(path[k], drawn.x, drawn.y, drawn.rate));
  expect(path.slice(1)).toBeNear(drawn.moved, ROUNDING);
});

test("the worked example's forward pass gives the numbers it prints", () => {
  const { hidden, prediction } = worked.printed;
  // The third hidden unit stands for the bias; a weight of 100 holds it at 1.
  expect(forward(worked.weights, worked.x)).toBeNear([worked.x, [...hidden, 1], prediction], PRINTED);
});

test("the worked example's first step gives the weights it prints", () => {
  const moved = trainStep(worked.weights, worked.x, worked.y, worked.rate);
  expect(withoutBiases(moved)).toBeNear(worked.printed.moved, PRINTED);
});

test("the worked example's gradients are right at its biases too", () => {
  const given = forward(worked.weights, worked.x);
  expect(backward(worked.weights, given, worked.y)).toBeNear(worked.gradients, ROUNDING);
});

test("the worked example's next loss is 0.2910277737, not the 0.291027924 that it prints", () => {
  const moved = trainStep(worked.weights, worked.x, worked.y, worked.rate);
  // The example leaves its biases as they are.
  const next = moved.map((W, k) => W.map((row, i) => [row[0], row[1], worked.weights[k][i][2]]));
  expect(loss(next, worked.x, worked.y)).toBeNear(worked.nextLoss, ROUNDING);
});

test("units driven to 0 or 1 stay finite", () => {
  expect(forward(steep, [1])).toBeNear([[1], [1, 0, 0.5], [1, 0]], 0);
});

test("units driven to 0 or 1 pass no error on", () => {
  const none = steep.map((W) => W.map((row) => row.map(() => 0)));
  expect(backward(steep, [[1], [1, 0, 0.5], [1, 0]], [0, 1])).toBeNear(none, 0);
});

test("the weights given are left as they were", () => {
  const weights = structuredClone(drawn.weights);
  trainStep(weights, drawn.x, drawn.y, drawn.rate);
  expect(weights).toBeNear(drawn.weights, 0);
});

test("a layer that does not fit the one before it is refused", () => {
  expect(() => forward([[[1, 2]], [[1, 2]]], [1, 2])).toThrow(RangeError);
});

test("targets of another length than the prediction are refused", () => {
  expect(() => backward([[[1, 2]]], [[1, 2], [0.5]], [1, 0])).toThrow(RangeError);
});

test("the gradient equals the central difference of the loss at every weight of every layer", () => {
  forAll([threeLayers, vector(3), vector(3, real(0, 1))], (weights, x, y) => {
    const want = centralDifference((at) => loss(at, x, y), weights as number[][][]);
    // The difference itself errs: h² times the third derivative, and rounding of the loss over h.
    expect(backward(weights, forward(weights, x), y)).toBeNear(want, 1e-8);
  });
});

test("a prediction that is right moves nothing", () => {
  forAll([threeLayers, vector(3)], (weights, x) => {
    const prediction = forward(weights, x)[3];
    expect(trainStep(weights, x, prediction, 1)).toBeNear(weights, 0);
  });
});
