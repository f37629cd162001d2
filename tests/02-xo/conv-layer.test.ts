import { expect, test } from "vitest";
import fixture from "#fixtures/02-xo/conv-layer.json";
import "#kit/matchers";
import { asPrinted } from "#kit/printed";
import { forAll, matrix, vector } from "#kit/property";
import { convLayer } from "#lesson/02-xo/conv-layer";

const { slides, deformed, channels } = fixture.cases;

test("the X and the three filters give the three maps printed on the slide", () => {
  const maps = convLayer(slides.image, slides.filters, slides.bias);
  expect(maps.map(asPrinted)).toBeNear(slides.printed, 0);
});

test("every map holds the match scores of its own filter", () => {
  // Sums of whole numbers are exact; one division rounds once.
  expect(convLayer(slides.image, slides.filters, slides.bias)).toBeNear(slides.want, 1e-15);
});

test("a deformed X gives three maps too", () => {
  expect(convLayer(deformed.image, deformed.filters, deformed.bias)).toBeNear(deformed.want, 1e-15);
});

test("filters without symmetry score all channels of an image that is not square together", () => {
  expect(convLayer(channels.image, channels.filters, channels.bias)).toBeNear(channels.want, 1e-14);
});

test("two channels of one pixel: the mean of both products, then the bias", () => {
  expect(convLayer([[[3]], [[5]]], [[[[2]], [[-4]]]], [10])).toBeNear([[[3]]], 0);
});

test("a score may be far outside -1..1 where the pixels are", () => {
  expect(convLayer([[[1e200, -1e200]]], [[[[1e100]]], [[[-2]]]], [0, 1])).toBeNear(
    [[[1e300, -1e300]], [[-2e200, 2e200]]],
    0,
  );
});

test("another number of channels, a missing bias and too large a filter are refused", () => {
  const image = [[[1, 2, 3]]];
  expect(() => convLayer(image, [[[[1]], [[1]]]], [0])).toThrow(RangeError);
  expect(() => convLayer(image, [[[[1]]], [[[1]]]], [0])).toThrow(RangeError);
  expect(() => convLayer(image, [[[[1], [1]]]], [0])).toThrow(RangeError);
});

test("a bias lifts its own map and no other", () => {
  forAll([matrix(4, 3), matrix(2, 2), matrix(2, 2), vector(2)], (image, first, second, bias) => {
    const lifted = convLayer([image], [[first], [second]], bias);
    const plain = convLayer([image], [[first], [second]], [0, 0]);
    expect(lifted).toBeNear(
      plain.map((map, f) => map.map((row) => row.map((score) => score + bias[f]))),
      1e-14,
    );
  });
});

test("filters in another order give the same maps in that order", () => {
  forAll([matrix(4, 3), matrix(2, 3), matrix(2, 3), vector(2)], (image, first, second, [p, q]) => {
    const maps = convLayer([image], [[first], [second]], [p, q]);
    expect(convLayer([image], [[second], [first]], [q, p])).toBeNear([maps[1], maps[0]], 0);
  });
});

test("an image twice as channels scores like the image once", () => {
  forAll([matrix(4, 5), matrix(3, 2)], (image, kernel) => {
    const once = convLayer([image], [[kernel]], [0]);
    expect(convLayer([image, image], [[kernel, kernel]], [0])).toBeNear(once, 1e-13);
  });
});
