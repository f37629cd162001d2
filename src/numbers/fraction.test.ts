import { expect, test } from "vitest";
import { fc, forAll } from "#kit/property";
import { add, divide, equal, fraction, max, multiply, parseDecimal, toDecimal, toText, truncate } from "./fraction.ts";

test("a fraction is in lowest terms with a positive denominator", () => {
  expect(fraction(6, -9)).toEqual(fraction(-2, 3));
  expect(toText(fraction(6, -9))).toBe("-2/3");
  expect(toText(fraction(0, -5))).toBe("0");
});

test("a zero denominator is refused", () => {
  expect(() => fraction(3, 0)).toThrow("3/0");
  expect(() => divide(fraction(3), fraction(0))).toThrow(RangeError);
});

test("three thirds are exactly one", () => {
  const third = fraction(1, 3);
  expect(add(add(third, third), third)).toEqual(fraction(1));
});

test("the larger of two negative fractions is the one nearer to zero", () => {
  expect(max(fraction(-1, 2), fraction(-1, 3))).toEqual(fraction(-1, 3));
});

test("cutting goes toward zero on both sides", () => {
  expect(toDecimal(fraction(7, 9), 2)).toBe("0.77");
  expect(toDecimal(fraction(-5, 9), 2)).toBe("-0.55");
  expect(toDecimal(fraction(1), 2)).toBe("1.00");
  expect(truncate(fraction(-5, 9), 2)).toEqual(fraction(-55, 100));
});

test("what is cut to nothing has no sign", () => {
  expect(toDecimal(fraction(-1, 900), 2)).toBe("0.00");
  expect(toDecimal(fraction(-4, 5), 0)).toBe("0");
});

test("a decimal is read with its sign, whole part and decimals", () => {
  expect(parseDecimal("-0.55")).toEqual(fraction(-11, 20));
  expect(parseDecimal("1.00")).toEqual(parseDecimal("1"));
});

test.each(["", "X", "1.", ".5", "1e3", "--1", "۰.۶", " 1"])("%j is no decimal", (text) => {
  expect(parseDecimal(text)).toBeUndefined();
});

const small = fc
  .tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: 1, max: 99 }))
  .map(([a, b]) => fraction(a, b));

test("multiplication undoes division", () => {
  forAll([small, small], (a, b) => {
    if (b.numerator === 0n) return;
    expect(equal(multiply(divide(a, b), b), a)).toBe(true);
  });
});

test("writing a cut fraction and reading it again gives the cut fraction", () => {
  forAll([small, fc.integer({ min: 0, max: 5 })], (value, decimals) => {
    expect(parseDecimal(toDecimal(value, decimals))).toEqual(truncate(value, decimals));
  });
});
