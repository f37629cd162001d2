/** An exact rational number in lowest terms, its denominator positive. Made by `fraction` only. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The fraction `numerator / denominator`. Throws RangeError when the denominator is zero. */
export function fraction(numerator: bigint | number, denominator: bigint | number = 1): Fraction {
  const over = BigInt(denominator);
  if (over === 0n) throw new RangeError(`a fraction needs a denominator other than zero, got ${numerator}/0`);
  const top = over < 0n ? -BigInt(numerator) : BigInt(numerator);
  const bottom = over < 0n ? -over : over;
  const common = greatestDivisor(top < 0n ? -top : top, bottom);
  return { numerator: top / common, denominator: bottom / common };
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestDivisor(b, a % b);
}

export const ZERO = fraction(0);

export function add(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Throws RangeError when `b` is zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator);
}

export function equal(a: Fraction, b: Fraction): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}

export function max(a: Fraction, b: Fraction): Fraction {
  return a.numerator * b.denominator >= b.numerator * a.denominator ? a : b;
}

/** Cut after `decimals` decimals, toward zero: 7/9 at 2 is 77/100, -5/9 is -55/100. */
export function truncate(value: Fraction, decimals: number): Fraction {
  const scale = 10n ** BigInt(decimals);
  return fraction((value.numerator * scale) / value.denominator, scale);
}

/** The number written in `text`, such as `-0.55`; undefined where it is no decimal number. */
export function parseDecimal(text: string): Fraction | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return undefined;
  const [, sign = "", whole = "", decimals = ""] = match;
  return fraction(BigInt(sign + whole + decimals), 10n ** BigInt(decimals.length));
}

/** `value` cut after `decimals` decimals and written out: 7/9 at 2 is `0.77`. */
export function toDecimal(value: Fraction, decimals: number): string {
  const { numerator, denominator } = truncate(value, decimals);
  const scaled = (numerator * 10n ** BigInt(decimals)) / denominator;
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(decimals + 1, "0");
  const at = digits.length - decimals;
  return (scaled < 0n ? "-" : "") + digits.slice(0, at) + (decimals ? `.${digits.slice(at)}` : "");
}

/** `7/9`, or `1` for a whole number. */
export function toText({ numerator, denominator }: Fraction): string {
  return denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;
}

/** The fraction as the nearest float64, for drawing. */
export function toNumber({ numerator, denominator }: Fraction): number {
  return Number(numerator) / Number(denominator);
}
