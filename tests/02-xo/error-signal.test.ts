import { expect, test } from "vitest";
import fixture from "#fixtures/02-xo/error-signal.json";
import "#kit/matchers";
import { forAll, vector } from "#kit/property";
import { errorSignal, totalError } from "#lesson/02-xo/error-signal";

const { X, O, three } = fixture.cases;

// Differences of numbers up to 2 round once each.
const EXACT = 1e-15;

test("when the picture is an X, its vote is too low and the vote of the O too high", () => {
  expect(errorSignal(X.right, X.actual)).toBeNear(X.errors, EXACT);
});

test("when the picture is an O, the same votes are wrong on the other sides", () => {
  expect(errorSignal(O.right, O.actual)).toBeNear(O.errors, EXACT);
});

test("three classes have three errors, and votes may leave 0..1", () => {
  expect(errorSignal(three.right, three.actual)).toBeNear(three.errors, 0);
});

test("asking for errors leaves the right answer as it was", () => {
  const right = [1, 0];
  errorSignal(right, [0.25, 0.5]);
  expect(right).toBeNear([1, 0], 0);
});

test("the votes of the slide's twelve numbers miss the X by 0.6055 in all", () => {
  expect(totalError(X.right, X.actual)).toBeNear(X.total, EXACT);
});

test("the same votes miss the O by more", () => {
  expect(totalError(O.right, O.actual)).toBeNear(O.total, EXACT);
});

test("errors on both sides add up", () => {
  expect(totalError(three.right, three.actual)).toBeNear(three.total, 0);
});

test("one large error is one large total, neither squared nor averaged away", () => {
  expect(totalError([0, 0, 0, 1e200], [0, 0, 0, -1e200])).toBeNear(2e200, 0);
});

test("answers of another number of classes are refused", () => {
  expect(() => errorSignal([1, 0], [1])).toThrow(RangeError);
  expect(() => totalError([1, 0], [1, 0, 0])).toThrow(RangeError);
});

test("the right answer has no error", () => {
  forAll([vector(3)], (answer) => {
    expect(errorSignal(answer, answer)).toBeNear([0, 0, 0], 0);
    expect(totalError(answer, answer)).toBeNear(0, 0);
  });
});

test("right and actual answers may change places: every error changes its sign, the total stays", () => {
  forAll([vector(3), vector(3)], (right, actual) => {
    const there = errorSignal(right, actual);
    expect(errorSignal(actual, right)).toBeNear(
      there.map((error) => -error),
      0,
    );
    expect(totalError(actual, right)).toBeNear(totalError(right, actual), 0);
  });
});
