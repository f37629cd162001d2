import { expect, test } from "vitest";
import { forAll, matrix, vector } from "#kit/property";
import "#kit/matchers";
import { frechetDistance, momentsOf } from "./frechet.ts";

// SciPy 1.17: ((ma - mb)**2).sum() + np.trace(ca + cb - 2 * scipy.linalg.sqrtm(ca @ cb).real)
test.each([
  {
    meanA: [0.475, -0.451],
    covA: [[1.743, 0.669], [0.669, 0.682]], // prettier-ignore
    meanB: [-0.755, -0.815],
    covB: [[0.078, -0.101], [-0.101, 1.447]], // prettier-ignore
    want: 3.113973425912735,
  },
  {
    meanA: [-0.238, -1.845, 0.17],
    covA: [[1.066, 2.175, 0.997], [2.175, 4.809, 2.156], [0.997, 2.156, 1.184]], // prettier-ignore
    meanB: [-0.176, 0.077, 1.542],
    covB: [[2.237, 1.292, -1.468], [1.292, 3.691, -2.238], [-1.468, -2.238, 2.393]], // prettier-ignore
    want: 11.36797431607988,
  },
])("the distance of two clouds in $meanA.length dimensions is that of SciPy", ({ meanA, covA, meanB, covB, want }) => {
  expect(frechetDistance(meanA, covA, meanB, covB)).toBeNear(want, 1e-11);
});

test("on a line it is the distance of means and deviations", () => {
  // (1 - 4)² + (2 - 5)²
  expect(frechetDistance([1], [[4]], [4], [[25]])).toBeNear(18, 1e-12);
});

test("clouds without extent in some direction are no obstacle", () => {
  const flat = [[1, 0, 0], [0, 0, 0], [0, 0, 0]]; // prettier-ignore
  const other = [[0, 0, 0], [0, 9, 0], [0, 0, 0]]; // prettier-ignore
  expect(frechetDistance([0, 0, 0], flat, [0, 0, 2], other)).toBeNear(14, 1e-12);
});

test("a cloud is at no distance from itself, and two are as far apart either way", () => {
  forAll([matrix(6, 3), matrix(6, 3)], (x, y) => {
    const [a, b] = [momentsOf(x), momentsOf(y)];
    const there = frechetDistance(a.mean, a.covariance, b.mean, b.covariance);
    const back = frechetDistance(b.mean, b.covariance, a.mean, a.covariance);
    // The root of an eigenvalue that should be 0 and is 1e-16 is 1e-8.
    expect(there).toBeNear(back, 1e-6);
    expect(frechetDistance(a.mean, a.covariance, a.mean, a.covariance)).toBeNear(0, 1e-6);
  });
});

test("a cloud that is moved is as far away as it was moved", () => {
  forAll([matrix(6, 3), vector(3)], (x, by) => {
    const { mean, covariance } = momentsOf(x);
    const moved = mean.map((value, i) => value + by[i]!);
    const want = by.reduce((sum, value) => sum + value * value, 0);
    expect(frechetDistance(mean, covariance, moved, covariance)).toBeNear(want, 1e-6);
  });
});

test("mean and covariance are those of NumPy", () => {
  const points = [[0.18, 0.28, 0.61], [-0.26, -0.66, -0.74], [0.77, 0.5, -0.49], [1.15, 0.18, -1.34], [0.61, -0.14, -1.33]]; // prettier-ignore
  // NumPy 2.4: x.mean(0), np.cov(x.T)
  const covariance = [[0.29675, 0.16255, -0.203825], [0.16255, 0.20272, 0.11612], [-0.203825, 0.11612, 0.63987]]; // prettier-ignore
  expect(momentsOf(points)).toBeNear({ mean: [0.49, 0.032, -0.658], covariance }, 1e-12);
});

test("one point alone is refused", () => {
  expect(() => momentsOf([[1, 2]])).toThrow("a covariance needs 2 points or more, got 1");
});
