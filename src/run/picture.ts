import type { Difference } from "../../kit/compare.ts";
import { compare } from "../../kit/compare.ts";

/** Larger matrices are cut: the picture shows where, the numbers say what. */
const MOST = 32;

/** Where a matrix differs, as rows of marks: `right` for an equal cell, `wrong` for a differing one. */
export interface Picture {
  rows: boolean[][];
  cut: boolean;
}

/** A picture of the cells that differ, for matrices of equal shape; undefined for anything else. */
export function pictureOf({ kind, got, want, tolerance }: Difference): Picture | undefined {
  if (kind !== "value" || !isMatrix(got) || !isMatrix(want)) return undefined;
  const rows = want
    .slice(0, MOST)
    .map((row, i) => row.slice(0, MOST).map((value, j) => compare(got[i]?.[j], value, tolerance) !== null));
  return { rows, cut: want.length > MOST || want[0]!.length > MOST };
}

function isMatrix(value: unknown): value is number[][] {
  if (!Array.isArray(value) || value.length === 0) return false;
  return value.every((row) => Array.isArray(row) && row.length > 0 && row.every((cell) => typeof cell === "number"));
}
