import fc from "fast-check";

/** The seed of every property test: a failure today is the same failure tomorrow. */
const SEED = 1397;

/**
 * States that `law` holds for all values of the arbitraries. `law` throws (through `expect`) where it does not.
 * The smallest counterexample found is run once more, so that its own failure is what the learner reads.
 */
export function forAll<Values extends [unknown, ...unknown[]]>(
  arbitraries: { [K in keyof Values]: fc.Arbitrary<Values[K]> },
  law: (...values: Values) => void,
  runs = 30,
): void {
  // The braces matter: fast-check takes any value that a law returns, such as that of `expect`, for a failure.
  const property = fc.property(fc.tuple(...arbitraries), (values) => {
    law(...(values as Values));
  });
  const found = fc.check(property, { seed: SEED, numRuns: runs });
  if (!found.failed) return;
  const [smallest] = found.counterexample!;
  law(...(smallest as Values));
  throw new Error("this law fails at one call and holds at the next: the answer depends on more than its arguments");
}

/** Numbers of moderate size, never NaN or infinite, without the subnormal ones that say nothing about a lesson. */
export function real(min = -3, max = 3): fc.Arbitrary<number> {
  return fc.integer({ min: Math.round(min * 1000), max: Math.round(max * 1000) }).map((n) => n / 1000);
}

/** A vector of `length` moderate numbers. */
export function vector(length: number, entry: fc.Arbitrary<number> = real()): fc.Arbitrary<number[]> {
  return fc.array(entry, { minLength: length, maxLength: length });
}

/** A `rows` x `columns` matrix of moderate numbers. */
export function matrix(rows: number, columns: number, entry: fc.Arbitrary<number> = real()): fc.Arbitrary<number[][]> {
  return fc.array(vector(columns, entry), { minLength: rows, maxLength: rows });
}

export { fc };
