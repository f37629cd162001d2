import type { Difference } from "../../kit/compare.ts";

/** A matrix as marks: what was answered, what is right, and where they differ. Every panel has the same size. */
export interface Picture {
  got: Mark[][];
  want: Mark[][];
  wrong: boolean[][];
  /** Whether rows or columns were left out. */
  cut: boolean;
}

/** How large a number is among the right ones: 0 the smallest, 4 the largest; `undefined` for no number. */
export type Mark = 0 | 1 | 2 | 3 | 4 | undefined;

/** Larger matrices are cut: the picture shows where, the numbers say what. */
const MOST_ROWS = 12;

/** The picture of a difference between matrices of equal shape; undefined for anything else. */
export function pictureOf({ kind, got, want, tolerance }: Difference, mostColumns: number): Picture | undefined {
  if (kind !== "value" || !isMatrix(got) || !isMatrix(want)) return undefined;
  const [answer, truth] = [got, want].map((matrix) =>
    matrix.slice(0, MOST_ROWS).map((row) => row.slice(0, mostColumns)),
  );
  const mark = scale(truth!.flat());
  return {
    got: answer!.map((row) => row.map(mark)),
    want: truth!.map((row) => row.map(mark)),
    wrong: truth!.map((row, i) => row.map((value, j) => differ(answer![i]![j]!, value, tolerance))),
    cut: want.length > MOST_ROWS || want[0]!.length > mostColumns,
  };
}

/** As where answers are compared: NaN differs from everything. */
function differ(got: number, want: number, tolerance: number): boolean {
  return got !== want && !(Math.abs(got - want) <= tolerance);
}

/** Marks by fifths of the range of `numbers`; what lies outside gets the nearest mark. */
function scale(numbers: number[]): (value: number) => Mark {
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  return (value) => {
    if (Number.isNaN(value)) return undefined;
    const share = high > low ? (value - low) / (high - low) : Number(value > low);
    return Math.min(4, Math.max(0, Math.floor(share * 5))) as Mark;
  };
}

function isMatrix(value: unknown): value is number[][] {
  if (!Array.isArray(value) || value.length === 0) return false;
  return value.every((row) => Array.isArray(row) && row.length > 0 && row.every((cell) => typeof cell === "number"));
}
