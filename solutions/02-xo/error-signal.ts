import { checkLength } from "#kit/shape";

// K: number of classes

/**
 * How far each answer is from the right one, and on which side: positive where the network should have said more.
 *
 * `errors[k] = right[k] - actual[k]`
 *
 * right, actual [K]: votes for each class, the right ones 1 for the class of the picture and 0 for the others;
 * the errors are [K]. Throws RangeError when the two have different lengths.
 * Deck 002, lines 1228-1230.
 */
export function errorSignal(right: number[], actual: number[]): number[] {
  checkLength(actual, right.length, "actual");
  return right.map((answer, k) => answer - actual[k]); // [K]
}

/**
 * One number for the whole answer: the sum of the errors' sizes, 0 only where every answer is right.
 *
 * `total = Σ_k |right[k] - actual[k]|`
 *
 * right, actual [K]; the total is at least 0. Throws RangeError when the two have different lengths.
 * Deck 002, lines 1228-1230.
 */
export function totalError(right: number[], actual: number[]): number {
  checkLength(actual, right.length, "actual");
  // Sizes before the sum: one answer too high and one too low must not cancel.
  return errorSignal(right, actual).reduce((total, error) => total + Math.abs(error), 0);
}
