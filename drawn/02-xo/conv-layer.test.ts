import { expect, test } from "vitest";
import { drawn } from "#kit/drawn";
import "#kit/matchers";
import { convLayer } from "#lesson/02-xo/conv-layer";
import * as reference from "#reference/02-xo/conv-layer";

// Means of up to 27 products below 1, and a bias.
const ROUNDING = 2e-14;

/** An image of several channels, and filters for it. */
function draw(stream: number) {
  const random = drawn(stream);
  const [C, F] = [random.between(2, 3), random.between(2, 4)];
  const [H, W, A, B] = [random.between(4, 7), random.between(4, 7), random.between(1, 3), random.between(2, 3)];
  const sheets = (count: number, height: number, width: number) =>
    Array.from({ length: count }, () => random.matrix(height, width));
  const filters = Array.from({ length: F }, () => sheets(C, A, B));
  return { image: sheets(C, H, W), filters, bias: random.vector(F) };
}

test("drawn: the maps of an image of several channels", () => {
  const { image, filters, bias } = draw(1);
  expect(convLayer(image, filters, bias)).toBeNear(reference.convLayer(image, filters, bias), ROUNDING);
});

test("drawn: channels in another order, in image and filters alike, give the same maps", () => {
  const { image, filters, bias } = draw(2);
  const turned = filters.map((filter) => filter.toReversed());
  expect(convLayer(image.toReversed(), turned, bias)).toBeNear(reference.convLayer(image, filters, bias), ROUNDING);
});
