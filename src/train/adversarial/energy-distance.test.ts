import { beforeAll, expect, test } from "vitest";
import "#kit/cpu";
import "#kit/matchers";
import { drawnNoise } from "#kit/noise";
import { seeded } from "#kit/random";
import { tf, type Tensor2D } from "#kit/tf";
import { energyDistance } from "./energy-distance.ts";

beforeAll(async () => void (await tf.setBackend("cpu")));

const normal = (seed: number, shape: number[]) => drawnNoise(seeded(seed)).normal(shape) as Tensor2D;

test("worked by hand: two pairs of points on a line", () => {
  // Between: |0-1|, |0-5|, |2-1|, |2-5|, mean 2.5. Within: 2 and 4.
  expect(energyDistance(tf.tensor2d([[0], [2]]), tf.tensor2d([[1], [5]]))).toBeNear(2 * 2.5 - 2 - 4, 1e-6);
});

test("single points are twice their distance apart", () => {
  expect(energyDistance(tf.tensor2d([[0, 0]]), tf.tensor2d([[3, 4]]))).toBeNear(10, 1e-6);
});

test("two samples of one distribution are about 0 apart, on either side", () => {
  const distances = [1, 3, 5, 7, 9, 11].map((seed) =>
    energyDistance(normal(seed, [200, 5]), normal(seed + 1, [200, 5])).arraySync(),
  );
  // Five standard deviations of such a distance.
  expect(Math.max(...distances.map(Math.abs))).toBeLessThan(0.05);
  expect(Math.min(...distances)).toBeLessThan(0);
});

test("a shift, and a spread that has collapsed, are both seen", () => {
  const [data, others] = [normal(1, [200, 5]), normal(2, [200, 5])];
  expect(energyDistance(data, tf.add<Tensor2D>(others, 0.5)).arraySync()).toBeGreaterThan(0.1);
  expect(energyDistance(data, tf.mul<Tensor2D>(others, 0.1)).arraySync()).toBeGreaterThan(0.1);
});

test("points far from the origin are as far apart as points near it", () => {
  const [data, others] = [normal(1, [20, 3]), normal(2, [30, 3])];
  const moved = [data, others].map((points) => tf.add<Tensor2D>(points, 10)) as [Tensor2D, Tensor2D];
  expect(energyDistance(...moved)).toBeNear(energyDistance(data, others).arraySync(), 1e-3);
});
