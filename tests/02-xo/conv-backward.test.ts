import { expect, test } from "vitest";
import fixture from "#fixtures/02-xo/conv-backward.json";
import { centralDifference } from "#kit/gradient";
import "#kit/matchers";
import { forAll, matrix } from "#kit/property";
import { convolveBackward, maxPoolBackward, reluBackward, winnerOf } from "#lesson/02-xo/conv-backward";

const { convolution, pooling, overlapping, ties, rectifying, network } = fixture.cases;

/** The loss whose gradient with respect to `map` is `dMap`. */
function loss(map: number[][], dMap: number[][]): number {
  return map.reduce((sum, row, i) => row.reduce((part, score, j) => part + score * dMap[i][j], sum), 0);
}

/** The forward pass in its slowest form. */
function convolve(image: number[][], kernel: number[][]): number[][] {
  const [A, B] = [kernel.length, kernel[0].length];
  return image.slice(A - 1).map((last, i) =>
    last.slice(B - 1).map((_, j) => {
      const products = kernel.flatMap((row, a) => row.map((weight, b) => weight * image[i + a][j + b]));
      return products.reduce((sum, product) => sum + product, 0) / (A * B);
    }),
  );
}

// A map that is linear in what is moved has no curvature: a wide step makes no error and keeps rounding near 1e-14.
const WIDE = 0.25;

test("the gradients of a convolution are those of an automatic differentiation", () => {
  const { dMap, image, kernel, want } = convolution;
  expect(convolveBackward(dMap, image, kernel)).toBeNear(want, 1e-13);
});

test("every pixel's gradient is the slope of the loss when that pixel moves", () => {
  const { dMap, image, kernel } = convolution;
  const slope = centralDifference((moved) => loss(convolve(moved, kernel), dMap), image, WIDE);
  expect(convolveBackward(dMap, image, kernel).dImage).toBeNear(slope, 1e-11);
});

test("every kernel entry's gradient is the slope of the loss when that entry moves", () => {
  const { dMap, image, kernel } = convolution;
  const slope = centralDifference((moved) => loss(convolve(image, moved), dMap), kernel, WIDE);
  expect(convolveBackward(dMap, image, kernel).dKernel).toBeNear(slope, 1e-11);
});

test("one score of one pixel: each input's gradient is the other input", () => {
  expect(convolveBackward([[10]], [[3]], [[-2]])).toBeNear({ dImage: [[-20]], dKernel: [[30]] }, 0);
});

test("image and kernel carry their gradients with equal weight", () => {
  // The loss is bilinear: its value is each input dotted with its own gradient.
  forAll([matrix(3, 2), matrix(4, 4), matrix(2, 3)], (dMap, image, kernel) => {
    const { dImage, dKernel } = convolveBackward(dMap, image, kernel);
    const value = loss(convolve(image, kernel), dMap);
    expect([loss(image, dImage), loss(kernel, dKernel)]).toBeNear([value, value], 1e-12);
  });
});

test("a gradient of another size than the map is refused", () => {
  expect(() => convolveBackward([[1, 1]], [[1, 2]], [[1, 1]])).toThrow(RangeError);
});

test("the winner of a window is found by its row and column in the map", () => {
  expect(
    winnerOf(
      [
        [9, 1, 2],
        [9, 3, 8],
        [9, 9, 9],
      ],
      0,
      1,
      2,
    ),
  ).toBeNear([1, 2], 0);
});

test("a window that hangs over the map has its winner inside", () => {
  expect(
    winnerOf(
      [
        [5, -7],
        [5, -3],
      ],
      0,
      1,
      9,
    ),
  ).toBeNear([1, 1], 0);
});

test("of equal scores the first in reading order wins", () => {
  expect(
    winnerOf(
      [
        [1, 2, 7],
        [7, 7, 2],
      ],
      0,
      0,
      3,
    ),
  ).toBeNear([0, 2], 0);
});

test("the gradient of pooling goes to the winners alone, past partial windows", () => {
  const { dPooled, map, window, stride, want } = pooling;
  expect(maxPoolBackward(dPooled, map, window, stride)).toBeNear(want, 0);
});

test("a score that wins several windows gets the gradients of all of them", () => {
  const { dPooled, map, window, stride, want } = overlapping;
  expect(maxPoolBackward(dPooled, map, window, stride)).toBeNear(want, 0);
});

test("a map of equal scores sends the gradient of each window to its first", () => {
  const { dPooled, map, window, stride, want } = ties;
  expect(maxPoolBackward(dPooled, map, window, stride)).toBeNear(want, 0);
});

test("every pooled score's gradient is the slope of the loss when a score of the map moves", () => {
  // Whole numbers, all different: no step of a quarter changes a winner.
  const { dPooled, map, window, stride } = overlapping;
  const pool = (scores: number[][]) =>
    dPooled.map((row, p) =>
      row.map((_, q) => {
        const rows = scores.slice(p * stride, p * stride + window);
        return Math.max(...rows.flatMap((row) => row.slice(q * stride, q * stride + window)));
      }),
    );
  const slope = centralDifference((moved) => loss(pool(moved), dPooled), map, WIDE);
  expect(maxPoolBackward(dPooled, map, window, stride)).toBeNear(slope, 1e-11);
});

test("pooling neither makes nor loses gradient", () => {
  forAll([matrix(3, 2), matrix(5, 4)], (dPooled, map) => {
    const total = (scores: number[][]) => scores.flat().reduce((sum, score) => sum + score, 0);
    expect(total(maxPoolBackward(dPooled, map, 2, 2))).toBeNear(total(dPooled), 1e-13);
  });
});

test("windows beyond the map are refused", () => {
  expect(() => maxPoolBackward([[1, 1]], [[1, 2]], 2, 2)).toThrow(RangeError);
});

test("a gradient passes the ReLU where the score did, and not at zero", () => {
  const { dRectified, map, want } = rectifying;
  expect(reluBackward(dRectified, map)).toBeNear(want, 0);
});

test("every rectified gradient is the slope of the loss when its score moves", () => {
  const map = [
    [-1, 2, -3],
    [4, -5, 6],
  ];
  const dRectified = [
    [7, -8, 9],
    [10, 11, -12],
  ];
  const rectified = (scores: number[][]) => scores.map((row) => row.map((score) => (score < 0 ? 0 : score)));
  const slope = centralDifference((moved) => loss(rectified(moved), dRectified), map, WIDE);
  expect(reluBackward(dRectified, map)).toBeNear(slope, 1e-11);
});

test("a gradient of another size than the rectified map is refused", () => {
  expect(() => reluBackward([[1, 1]], [[1], [1]])).toThrow(RangeError);
});

test("one after the other, they carry the gradient from the pooled map back to the deformed X", () => {
  const { dPooled, image, kernel, map, rectified, want } = network;
  const dMap = reluBackward(maxPoolBackward(dPooled, rectified, 2, 2), map);
  expect(convolveBackward(dMap, image, kernel)).toBeNear(want, 1e-14);
});
