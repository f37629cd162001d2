import { fraction, type Fraction } from "../numbers/fraction.ts";

/** A table of exact numbers, row by row, every row of the same length. */
export type Grid = Fraction[][];

export type Size = [rows: number, columns: number];

/** The grid of whole numbers `rows`. */
export function integers(rows: number[][]): Grid {
  return rows.map((row) => row.map((value) => fraction(value)));
}

/** Rows and columns of a table; a table without rows has none of either. */
export function sizeOf(table: readonly (readonly unknown[])[]): Size {
  return [table.length, table[0]?.length ?? 0];
}

/** The `rows` by `columns` grid whose value at each place, counted from zero, is `value(row, column)`. */
export function build<T>([rows, columns]: Size, value: (row: number, column: number) => T): T[][] {
  return Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => value(i, j)));
}

/** The part of `grid` whose top left corner is at `row` and `column`, cut at the grid's edges. */
export function window(grid: Grid, row: number, column: number, [rows, columns]: Size): Grid {
  return grid.slice(row, row + rows).map((line) => line.slice(column, column + columns));
}
