import { expect, test } from "vitest";
import { drawn } from "#kit/drawn";
import "#kit/matchers";
import { matchScore, productTable } from "#lesson/02-xo/match-patch";
import * as reference from "#reference/02-xo/match-patch";

/** A patch and a kernel of its size. */
function draw(stream: number) {
  const random = drawn(stream);
  const [A, B] = [random.between(2, 6), random.between(2, 6)];
  return { patch: random.matrix(A, B), kernel: random.matrix(A, B) };
}

test("drawn: the products of a patch and a kernel", () => {
  const { patch, kernel } = draw(1);
  // One product is rounded the same way whoever takes it.
  expect(productTable(patch, kernel)).toBeNear(reference.productTable(patch, kernel), 0);
});

test("drawn: the score of a patch, and of one twice as bright", () => {
  const { patch, kernel } = draw(2);
  const want = reference.matchScore(patch, kernel);
  const bright = patch.map((row) => row.map((pixel) => 2 * pixel));
  // The mean of up to 36 products below 1.
  expect(matchScore(patch, kernel)).toBeNear(want, 1e-14);
  expect(matchScore(bright, kernel)).toBeNear(2 * want, 2e-14);
});
