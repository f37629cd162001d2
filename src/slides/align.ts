import { sizeOf } from "./grid.ts";

/** A place in a table, counted from 1. */
export interface Place {
  row: number;
  column: number;
}

/** A printed table laid on the computed one; rows and columns are counted from 1. */
export interface Alignment {
  /** Rows and columns of the computed table that are not printed. */
  missing: { rows: number[]; columns: number[] };
  /** Printed rows and columns that the computed table does not have. */
  extra: { rows: number[]; columns: number[] };
  compared: number;
  /** Printed places whose cell is not the computed one it lies on. */
  wrong: { printed: Place; computed: Place }[];
}

type Same<P, C> = (printed: P, computed: C) => boolean;
/** Pairs of (printed, computed) indexes, in order. */
type Pairs = [number, number][];

/** Every way to lay one table on the other that leaves out as few rows and columns as possible, best first. */
export function alignments<P, C>(printed: P[][], computed: C[][], same: Same<P, C>): Alignment[] {
  const [printedRows, printedColumns] = sizeOf(printed);
  const [computedRows, computedColumns] = sizeOf(computed);
  const columnChoices = pairings(printedColumns, computedColumns);
  return pairings(printedRows, computedRows)
    .flatMap((rows) => columnChoices.map((columns) => lay(printed, computed, rows, columns, same)))
    .toSorted((a, b) => a.wrong.length - b.wrong.length);
}

function lay<P, C>(printed: P[][], computed: C[][], rows: Pairs, columns: Pairs, same: Same<P, C>): Alignment {
  const wrong = rows.flatMap(([i, k]) =>
    columns
      .filter(([j, l]) => !same(printed[i]![j]!, computed[k]![l]!))
      .map(([j, l]) => ({ printed: place(i, j), computed: place(k, l) })),
  );
  const left = (length: number, used: number[]) =>
    range(length)
      .filter((index) => !used.includes(index))
      .map((i) => i + 1);
  const [printedRows, printedColumns] = sizeOf(printed);
  const [computedRows, computedColumns] = sizeOf(computed);
  return {
    missing: {
      rows: left(
        computedRows,
        rows.map(([, k]) => k),
      ),
      columns: left(
        computedColumns,
        columns.map(([, l]) => l),
      ),
    },
    extra: {
      rows: left(
        printedRows,
        rows.map(([i]) => i),
      ),
      columns: left(
        printedColumns,
        columns.map(([j]) => j),
      ),
    },
    compared: rows.length * columns.length,
    wrong,
  };
}

function place(row: number, column: number): Place {
  return { row: row + 1, column: column + 1 };
}

/** Every order-keeping pairing of all indexes of the shorter side with as many of the longer side. */
function pairings(printed: number, computed: number): Pairs[] {
  const choices = subsets(Math.max(printed, computed), Math.min(printed, computed));
  return choices.map((choice) => choice.map((long, short) => (printed <= computed ? [short, long] : [long, short])));
}

/** Every ascending choice of `size` indexes below `length`; the first is 0, 1, 2 ... */
function subsets(length: number, size: number, from = 0): number[][] {
  if (size === 0) return [[]];
  return range(length - size - from + 1).flatMap((step) =>
    subsets(length, size - 1, from + step + 1).map((rest) => [from + step, ...rest]),
  );
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
