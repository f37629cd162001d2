import { expect, test } from "vitest";
import { drawn } from "#kit/drawn";
import "#kit/matchers";
import { errorSignal, totalError } from "#lesson/02-xo/error-signal";
import * as reference from "#reference/02-xo/error-signal";

/** Votes for some classes, and the right ones. */
function draw(stream: number) {
  const random = drawn(stream);
  const K = random.between(8, 12);
  return { right: random.vector(K, 0, 1), actual: random.vector(K, -1, 2) };
}

test("drawn: the error of every class", () => {
  const { right, actual } = draw(1);
  // One difference is rounded the same way whoever takes it.
  expect(errorSignal(right, actual)).toBeNear(reference.errorSignal(right, actual), 0);
});

test("drawn: the total of the errors, whatever the order of the classes", () => {
  const { right, actual } = draw(2);
  const want = reference.totalError(right, actual);
  // Twelve sizes below 2, in any order.
  expect(totalError(right, actual)).toBeNear(want, 1e-14);
  expect(totalError(right.toReversed(), actual.toReversed())).toBeNear(want, 1e-14);
});
