import { expect, test } from "vitest";
import "#kit/matchers";
import { seeded } from "#kit/random";
import { principalPlane } from "./principal-plane.ts";

/** A cross, long along one direction and short along the other, in a space of three numbers, away from the origin. */
const cross = (long: number, short: number) =>
  [[long, 0], [-long, 0], [0, short], [0, -short]].map(([a, b]) => [5 + 0.6 * a! + 0.8 * b!, 7, -1 + 0.8 * a! - 0.6 * b!]); // prettier-ignore

test("a flat cross lies along both components, the longer arm along the first", () => {
  expect(principalPlane(cross(3, 1))).toBeNear([[3, 0], [-3, 0], [0, 1], [0, -1]], 1e-12); // prettier-ignore
});

test("the middle is at the origin and the components do not vary together", () => {
  const random = seeded(1);
  const rows = Array.from({ length: 50 }, () => {
    const [a, b, c] = [random.normal(2, 3), random.normal(0, 2), random.normal(1, 1)];
    return [a + b, a - c, b + 2 * c, a];
  });
  const plane = principalPlane(rows);
  const mean = (f: (point: [number, number]) => number) => plane.reduce((sum, point) => sum + f(point), 0) / 50;
  expect([mean(([x]) => x), mean(([, y]) => y), mean(([x, y]) => x * y)]).toBeNear([0, 0, 0], 1e-6);
  expect(mean(([x]) => x * x)).toBeGreaterThan(mean(([, y]) => y * y));
});

test("rows without a second direction lie on a line", () => {
  expect(principalPlane([[1, 2], [2, 4], [3, 6]])).toBeNear([[-1, 0], [0, 0], [1, 0]].map(([x]) => [x! * Math.sqrt(5), 0]), 1e-12); // prettier-ignore
});

test("rows that are all alike are all in the middle", () => {
  expect(principalPlane([[1, 2], [1, 2]])).toBeNear([[0, 0], [0, 0]], 0); // prettier-ignore
});
