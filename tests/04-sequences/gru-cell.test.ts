import { expect, test } from "vitest";
import fixture from "#fixtures/04-sequences/gru-cell.json";
import "#kit/matchers";
import { fc, forAll, matrix, vector } from "#kit/property";
import { gruSequence, gruStep, type GruWeights } from "#lesson/04-sequences/gru-cell";

const { step, sequence, diagonal, scalar, pair } = fixture.cases;

// A few dozen float64 operations on numbers below 4; each rounds by 1.1e-16 of its result.
const ROUNDING = 1e-14;

/** The weights of two units that read three numbers. */
const weightsOf2 = fc.record<GruWeights>({
  Whr: matrix(2, 2),
  Wxr: matrix(2, 3),
  br: vector(2),
  Whu: matrix(2, 2),
  Wxu: matrix(2, 3),
  bu: vector(2),
  Whh: matrix(2, 2),
  Wxh: matrix(2, 3),
  bh: vector(2),
});

test("one step gives both gates, the candidate and the new state", () => {
  expect(gruStep(step.weights, step.h, step.x)).toBeNear(step.want, ROUNDING);
});

test("one unit that reads 1, -1 and 0.5", () => {
  expect(gruSequence(scalar.weights, scalar.h0, scalar.inputs)).toBeNear(scalar.states, ROUNDING);
});

test("two units tell a reset before the product from one after it", () => {
  expect(gruSequence(pair.weights, pair.h0, pair.inputs)).toBeNear(pair.states, ROUNDING);
});

test("three units that read pairs of numbers", () => {
  expect(gruSequence(sequence.weights, sequence.h0, sequence.inputs)).toBeNear(sequence.states, ROUNDING);
});

test("with a diagonal W_hh the place of the reset does not matter, and PyTorch's cell agrees", () => {
  expect(gruSequence(diagonal.weights, diagonal.h0, diagonal.inputs)).toBeNear(diagonal.states, ROUNDING);
});

test("no input leaves no state", () => {
  expect(gruSequence(pair.weights, pair.h0, [])).toBeNear([], 0);
});

test("an update gate that is shut keeps the old state, for as long as it stays shut", () => {
  const shut = { ...sequence.weights, bu: [-1000, -1000, -1000] };
  const kept = sequence.inputs.map(() => sequence.h0);
  expect(gruSequence(shut, sequence.h0, sequence.inputs)).toBeNear(kept, 0);
});

test("a reset gate that is shut hides the past from the candidate", () => {
  const shut = { ...step.weights, br: [-1000, -1000, -1000] };
  const withoutPast = gruStep(shut, [0, 0, 0], step.x).candidate;
  expect(gruStep(shut, step.h, step.x).candidate).toBeNear(withoutPast, 0);
});

test("inputs of a million leave every part of the step finite and in its range", () => {
  const weights = { ...pair.weights, Wxr: [[1], [-1]], Wxu: [[-1], [1]], Wxh: [[1], [-1]] };
  const want = { r: [1, 0], u: [0, 1], candidate: [1, -1], h: [0.5, -1] };
  expect(gruStep(weights, [0.5, -0.25], [1e6])).toBeNear(want, 0);
});

test("weights that do not fit the state or the input are refused", () => {
  expect(() => gruStep(step.weights, [0, 0], step.x)).toThrow(RangeError);
});

test("every number of the new state lies between the old one and the candidate", () => {
  forAll([weightsOf2, vector(2), vector(3)], (weights, hPrev, x) => {
    const { candidate, h } = gruStep(weights, hPrev, x);
    const inside = h.map((value, i) => {
      const [low, high] = [Math.min(hPrev[i], candidate[i]), Math.max(hPrev[i], candidate[i])];
      return Math.min(Math.max(value, low), high);
    });
    // Two products and a sum may round to a hair outside.
    expect(h).toBeNear(inside, 1e-15);
  });
});

test("the state moves by u times the way from the old state to the candidate", () => {
  forAll([weightsOf2, vector(2), vector(3)], (weights, hPrev, x) => {
    const { u, candidate, h } = gruStep(weights, hPrev, x);
    expect(h).toBeNear(
      hPrev.map((value, i) => value + u[i] * (candidate[i] - value)),
      1e-14,
    );
  });
});

test("a sequence cut in two and joined at the state is the same sequence", () => {
  forAll([weightsOf2, vector(2), matrix(5, 3)], (weights, h0, inputs) => {
    const whole = gruSequence(weights, h0, inputs);
    expect(gruSequence(weights, whole[1], inputs.slice(2))).toBeNear(whole.slice(2), 0);
  });
});
