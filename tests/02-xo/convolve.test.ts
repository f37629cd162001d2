import { expect, test } from "vitest";
import fixture from "#fixtures/02-xo/convolve.json";
import "#kit/matchers";
import { asPrinted } from "#kit/printed";
import { forAll, matrix, real } from "#kit/property";
import { convolve } from "#lesson/02-xo/convolve";

const { slides, deformed, asymmetric } = fixture.cases;

// Sums of small whole numbers are exact; one division rounds once.
const EXACT = 1e-15;

test("the X and the three filters give the maps printed on the slides", () => {
  for (const { image, kernel, printed } of slides) expect(asPrinted(convolve(image, kernel))).toBeNear(printed, 0);
});

test("every score is the mean of the products under the kernel", () => {
  for (const { image, kernel, want } of slides) expect(convolve(image, kernel)).toBeNear(want, EXACT);
});

test("a deformed X still gives a map, lower at the strokes that moved", () => {
  expect(convolve(deformed.image, deformed.kernel)).toBeNear(deformed.want, EXACT);
});

test("a kernel without symmetry on an image that is not square is laid down as it stands", () => {
  expect(convolve(asymmetric.image, asymmetric.kernel)).toBeNear(asymmetric.want, 1e-14);
});

test("a kernel as large as the image fits once", () => {
  expect(convolve([[3, -1]], [[2, 4]])).toBeNear([[1]], 0);
});

test("pixels and kernels may be far outside -1..1", () => {
  expect(convolve([[1e200, -1e200, 0]], [[3e100, 1e100]])).toBeNear([[1e300, -1.5e300]], 1e285);
});

test("a kernel larger than the image is refused", () => {
  expect(() => convolve([[1, 1]], [[1], [1]])).toThrow(RangeError);
});

test("the score of a sum of images is the sum of their scores", () => {
  forAll([matrix(5, 4), matrix(5, 4), matrix(2, 3), real()], (x, y, kernel, c) => {
    const mixed = x.map((row, i) => row.map((value, j) => value + c * y[i][j]));
    const [fx, fy] = [convolve(x, kernel), convolve(y, kernel)];
    expect(convolve(mixed, kernel)).toBeNear(
      fx.map((row, i) => row.map((value, j) => value + c * fy[i][j])),
      1e-12,
    );
  });
});

test("an image moved by one row gives a map moved by one row", () => {
  forAll([matrix(6, 5), matrix(3, 2)], (image, kernel) => {
    const moved = [...image.slice(1), image[0]];
    expect(convolve(moved, kernel).slice(0, -1)).toBeNear(convolve(image, kernel).slice(1), 1e-12);
  });
});
