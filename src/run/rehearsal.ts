/**
 * A test file that every child runs before it is needed, so that the engine has compiled the test tools when a learner
 * waits for them. Touches what a lesson's test touches: a property over matrices, a comparison, an error.
 */
import { expect, test } from "vitest";
import "../../kit/matchers.ts";
import { forAll, matrix } from "../../kit/property.ts";

test("numbers", () => {
  forAll(
    [matrix(5, 4), matrix(3, 2)],
    (image, kernel) => {
      expect(image.map((row) => row.map((value) => value))).toBeNear(image, 0);
      expect(kernel).toBeNear(kernel, 0);
    },
    300,
  );
});

test("errors", () => {
  expect(() => {
    throw new RangeError("rehearsed");
  }).toThrow(RangeError);
});
