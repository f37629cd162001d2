import { expect, test } from "vitest";
import fixture from "#fixtures/02-xo/match-patch.json";
import "#kit/matchers";
import { truncate } from "#kit/printed";
import { fc, forAll, matrix, real } from "#kit/property";
import { matchScore, productTable } from "#lesson/02-xo/match-patch";

const { corner, centre, whole, asymmetric } = fixture.cases;

const ink = fc.constantFrom(-1, 1);

test("the products of the slide's patches are the tables of the slides", () => {
  for (const { patch, kernel, products } of [corner, centre]) expect(productTable(patch, kernel)).toBeNear(products, 0);
});

test("grey pixels multiply as they are, in a patch that is not square", () => {
  // Eighths times eighths are exact in binary.
  expect(productTable(asymmetric.patch, asymmetric.kernel)).toBeNear(asymmetric.products, 0);
});

test("multiplying leaves the patch as it was", () => {
  const patch = [[0.5, -1]];
  productTable(patch, [[-1, -1]]);
  expect(patch).toBeNear([[0.5, -1]], 0);
});

// Whole numbers are summed exactly and divided once; ninths added one by one may miss by a few roundings.
const ROUNDING = 1e-15;

test("the corner of the X matches the first filter fully", () => {
  expect(matchScore(corner.patch, corner.kernel)).toBeNear(1, ROUNDING);
});

test("the centre of the X matches the first filter by 5/9, which the slide prints as 0.55", () => {
  expect(truncate(matchScore(centre.patch, centre.kernel))).toBeNear(0.55, 0);
});

test("a score is the mean of the products, however many there are", () => {
  for (const { patch, kernel, score } of [corner, centre, asymmetric])
    expect(matchScore(patch, kernel)).toBeNear(score, ROUNDING);
});

test("a whole picture is a patch too: the X and its deformed twin score 49/81", () => {
  expect(matchScore(whole.patch, whole.kernel)).toBeNear(49 / 81, 1e-14);
});

test("a patch of one pixel scores their product", () => {
  expect(matchScore([[3]], [[-0.5]])).toBeNear(-1.5, 0);
});

test("a patch of another size than the kernel is refused", () => {
  expect(() => productTable([[1, 1]], [[1], [1]])).toThrow(RangeError);
  expect(() => matchScore([[1, 1]], [[1], [1]])).toThrow(RangeError);
});

test("patch and kernel may change places", () => {
  forAll([matrix(2, 3), matrix(2, 3)], (patch, kernel) => {
    expect(matchScore(kernel, patch)).toBeNear(matchScore(patch, kernel), 1e-14);
  });
});

test("the negative of a kernel has the negative score", () => {
  forAll([matrix(3, 2), matrix(3, 2)], (patch, kernel) => {
    const negative = kernel.map((row) => row.map((pixel) => -pixel));
    expect(matchScore(patch, negative)).toBeNear(-matchScore(patch, kernel), 1e-14);
  });
});

test("pixels of -1 and 1 score 1 with themselves and -1 with their negative", () => {
  forAll([matrix(3, 4, ink)], (picture) => {
    const negative = picture.map((row) => row.map((pixel) => -pixel));
    expect([matchScore(picture, picture), matchScore(picture, negative)]).toBeNear([1, -1], ROUNDING);
  });
});

test("no pixels in -1..1 score outside -1..1", () => {
  forAll([matrix(3, 3, real(-1, 1)), matrix(3, 3, real(-1, 1))], (patch, kernel) => {
    expect(Math.abs(matchScore(patch, kernel))).toBeLessThanOrEqual(1 + ROUNDING);
  });
});
