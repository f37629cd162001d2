import { expect, test } from "vitest";
import { centralDifference } from "./gradient.ts";
import { Mismatch } from "./matchers.ts";
import { asPrinted, truncate } from "./printed.ts";
import { fc, forAll, matrix, real, vector } from "./property.ts";

const failureOf = (work: () => void): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
};

test("toBeNear passes within the tolerance and throws a Mismatch that names the cell beyond it", () => {
  expect([1, 2.05]).toBeNear([1, 2], 0.1);
  const failure = failureOf(() => expect([1, 2.05]).toBeNear([1, 2], 0.01)) as Mismatch;
  expect(failure).toBeInstanceOf(Mismatch);
  expect(failure.message).toBe("at [1]: got 2.05, want 2 (tolerance 0.01); 1 of 2 differ, most at [1] (got 2.05)");
  expect(failure.difference.worst.path).toBe("[1]");
});

test("toBeNear names both shapes where they differ", () => {
  expect(() => expect([1]).toBeNear([[1]], 1)).toThrow("shape: got [1], want [1, 1]");
});

test("not.toBeNear throws where the answers are near", () => {
  expect([1]).not.toBeNear([2], 0.5);
  expect(() => expect([1]).not.toBeNear([1], 0.5)).toThrow("lies within 0.5");
});

test("a law that fails is reported by the failure of its smallest counterexample", () => {
  const law = () => forAll([fc.nat(1000)], (n) => expect(n).toBeLessThan(17));
  expect(law).toThrow("expected 17 to be less than 17");
});

test("a law is tried on the same values at every run", () => {
  const tried = () => {
    const values: number[][] = [];
    forAll([vector(2)], (xs) => void values.push(xs), 5);
    return values;
  };
  expect(tried()).toEqual(tried());
  expect(new Set(tried().map(String)).size).toBeGreaterThan(1);
});

test("a law that changes its mind is not passed over", () => {
  let calls = 0;
  const fickle = () => forAll([fc.constant(0)], () => expect(calls++).not.toBe(0), 1);
  expect(fickle).toThrow("depends on more than its arguments");
});

test("matrix and real keep their size and bounds", () => {
  forAll([matrix(2, 3, real(-1, 1))], (m) => {
    expect(m.map((row) => row.length)).toEqual([3, 3]);
    expect(m.flat().every((x) => Math.abs(x) <= 1)).toBe(true);
  });
});

test("the central difference of x² y is its gradient", () => {
  const f = ([[x, y]]: number[][]) => x! ** 2 * y!;
  // The truncation error of x² y is zero; 1e-9 is the rounding of the quotient.
  expect(centralDifference(f, [[3, 5]])).toBeNear([[30, 9]], 1e-9);
});

test.each([
  [7 / 9, 0.77],
  [-5 / 9, -0.55],
  [1, 1],
  [9 * (1 / 9), 1],
  [0.1 + 0.2 - 0.3, 0],
  [-1e-12, 0],
  [0.999, 0.99],
])("%d is printed %d", (value, printed) => {
  expect(truncate(value)).toBe(printed);
});

test("the sum of nine rounded ninths is printed 1.00", () => {
  const sum = Array.from({ length: 9 }).reduce<number>((total) => total + 1 / 9, 0);
  expect(asPrinted([[sum]])).toEqual([[1]]);
});
