import { expect, test } from "vitest";
import fixture from "#fixtures/02-xo/max-pool.json";
import "#kit/matchers";
import { asPrinted } from "#kit/printed";
import { fc, forAll, matrix, real } from "#kit/property";
import { maxPool, windowStarts } from "#lesson/02-xo/max-pool";

const { slides, deformed, negative, overlapping, apart, onnx, starts } = fixture.cases;

// Pooling picks numbers and computes none: every comparison here is exact.

test("a side of 7 has four windows of 2, the last of them half filled", () => {
  expect(windowStarts(7, 2, 2)).toBeNear([0, 2, 4, 6], 0);
});

test("no window begins beyond the end, and none where its neighbour has seen everything", () => {
  for (const { length, window, stride, want } of starts) expect(windowStarts(length, window, stride)).toBeNear(want, 0);
});

test("a window longer than the side stands once", () => {
  expect(windowStarts(2, 5, 1)).toBeNear([0], 0);
});

test("a window or a stride that is no whole number from 1 is refused", () => {
  for (const wrong of [0, -1, 1.5, NaN]) {
    expect(() => windowStarts(4, wrong, 1)).toThrow(RangeError);
    expect(() => windowStarts(4, 1, wrong)).toThrow(RangeError);
  }
});

test("the maps of the X pool to the 4 x 4 maps printed on the slides", () => {
  for (const { map, window, stride, printed } of slides)
    expect(asPrinted(maxPool(map, window, stride))).toBeNear(printed, 0);
});

test("the maps of the deformed X pool with their negative corners", () => {
  for (const { map, window, stride, want } of deformed) expect(maxPool(map, window, stride)).toBeNear(want, 0);
});

test("partial windows at a negative border see no zeros", () => {
  expect(maxPool(negative.map, negative.window, negative.stride)).toBeNear(negative.want, 0);
});

test("windows overlap where the stride is smaller than the window", () => {
  expect(maxPool(overlapping.map, overlapping.window, overlapping.stride)).toBeNear(overlapping.want, 0);
});

test("windows stand apart where the stride is larger than the window", () => {
  expect(maxPool(apart.map, apart.window, apart.stride)).toBeNear(apart.want, 0);
});

test("a published map pools to its published maxima", () => {
  expect(maxPool(onnx.map, onnx.window, onnx.stride)).toBeNear(onnx.want, 0);
});

test("a window larger than the map takes the maximum of all of it", () => {
  expect(maxPool([[-3, -1e300, -Infinity]], 9, 9)).toBeNear([[-3]], 0);
});

test("windows of one pixel leave the map as it is", () => {
  forAll([matrix(3, 4)], (map) => {
    expect(maxPool(map, 1, 1)).toBeNear(map, 0);
  });
});

test("pooling comes before or after any increasing function", () => {
  forAll([matrix(5, 4), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })], (map, window, stride) => {
    const cubed = (scores: number[][]) => scores.map((row) => row.map((score) => score ** 3));
    expect(maxPool(cubed(map), window, stride)).toBeNear(cubed(maxPool(map, window, stride)), 0);
  });
});

test("a map moved by one stride pools to a map moved by one", () => {
  forAll([matrix(7, 4), real()], (map, filler) => {
    const moved = [...map.slice(2), ...[0, 1].map(() => map[0].map(() => filler))];
    expect(maxPool(moved, 2, 2).slice(0, 2)).toBeNear(maxPool(map, 2, 2).slice(1, 3), 0);
  });
});
