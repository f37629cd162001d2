import { expect, test } from "vitest";
import { drawn } from "#kit/drawn";
import "#kit/matchers";
import { convolve } from "#lesson/02-xo/convolve";
import * as reference from "#reference/02-xo/convolve";

// Means of up to 16 products below 1.
const ROUNDING = 1e-14;

/** An image, and a kernel that is smaller. */
function draw(stream: number) {
  const random = drawn(stream);
  return {
    image: random.matrix(random.between(5, 9), random.between(5, 9)),
    kernel: random.matrix(random.between(1, 4), random.between(2, 4)),
  };
}

test("drawn: the map of an image and a kernel", () => {
  const { image, kernel } = draw(1);
  expect(convolve(image, kernel)).toBeNear(reference.convolve(image, kernel), ROUNDING);
});

test("drawn: image and kernel turned upside down give the map upside down", () => {
  const { image, kernel } = draw(2);
  const turned = convolve(image.toReversed(), kernel.toReversed());
  expect(turned).toBeNear(reference.convolve(image, kernel).toReversed(), ROUNDING);
});
