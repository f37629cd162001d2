import { multiply, fraction, type Fraction } from "../../numbers/fraction.ts";

/** Hundredths of a point, half a hundredth upward: 0.125 is 13. `value` is not negative. */
export function hundredths(value: Fraction): number {
  const { numerator, denominator } = multiply(value, fraction(100));
  return Number((2n * numerator + denominator) / (2n * denominator));
}

/** `share` (0 to 1) of `worth`, in hundredths. What is less than the whole never rounds up to it. */
export function partOf(worth: Fraction, share: Fraction): number {
  const whole = hundredths(worth);
  const part = hundredths(multiply(worth, share));
  const isWhole = share.numerator === share.denominator;
  return isWhole ? whole : Math.max(0, Math.min(part, whole - 1));
}
