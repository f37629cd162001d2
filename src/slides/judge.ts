import { alignments, type Alignment, type Place } from "./align.ts";
import { equal, parseDecimal, toText } from "../numbers/fraction.ts";
import { sizeOf, type Size } from "./grid.ts";
import type { Cell } from "./recompute.ts";

export const VERDICTS = ["differs", "damaged", "partial", "reproduced", "given", "not-a-number"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A printed cell that is not what its rule gives; rows and columns are counted from 1. */
export interface WrongCell extends Place {
  printed: string;
  computed: string;
  /** The value before it was cut, such as `1/3`; absent for a mark. */
  exact?: string;
}

/** How a table of the wrong size fits best on the computed one. */
export interface Damage {
  printedSize: Size;
  computedSize: Size;
  missing: Alignment["missing"];
  extra: Alignment["extra"];
  agreeing: number;
  compared: number;
  /** How many ways of laying the tables agree equally well; the one described is the first of them. */
  fits: number;
}

export interface Judgement {
  verdict: Extract<Verdict, "reproduced" | "differs" | "partial" | "damaged">;
  /** Printed cells that are not blank, out of the cells of the computed table. */
  filled: { cells: number; of: number };
  wrong: WrongCell[];
  damage?: Damage;
}

/**
 * Judges a printed table against the computed one, cell by cell.
 *
 * Blank cells, and rows missing at the end, are an animation step that is not filled yet: `partial` when the rest agrees.
 * A table of another size, or one that fits better when other rows are left out, is `damaged`.
 */
export function judge(printed: string[][], computed: Cell[][]): Judgement {
  const [printedSize, computedSize] = [sizeOf(printed), sizeOf(computed)];
  const ways = alignments(printed, computed, agrees);
  const best = ways[0]!;
  const filled = { cells: printed.flat().filter(Boolean).length, of: computedSize[0] * computedSize[1] };
  const unfinished = ways.find((way) => isUnfinished(way, printedSize, computedSize));
  const asStep = unfinished && (hasBlank(printed) || unfinished.wrong.length === best.wrong.length);
  const chosen = asStep ? unfinished : best;
  const wrong = chosen.wrong.map((pair) => describe(pair, printed, computed));
  if (asStep)
    return { verdict: wrong.length ? "differs" : filled.cells < filled.of ? "partial" : "reproduced", filled, wrong };
  const fits = ways.filter((way) => way.wrong.length === best.wrong.length).length;
  const { missing, extra, compared } = best;
  const damage = { printedSize, computedSize, missing, extra, agreeing: compared - wrong.length, compared, fits };
  return { verdict: "damaged", filled, wrong, damage };
}

/** Whole rows, from the first on: the whole table, or the beginning of one. */
function isUnfinished(way: Alignment, printedSize: Size, computedSize: Size): boolean {
  const sameWidth = printedSize[1] === computedSize[1] && printedSize[0] <= computedSize[0];
  return sameWidth && way.missing.rows.every((row) => row > printedSize[0]);
}

function hasBlank(printed: string[][]): boolean {
  return printed.flat().includes("");
}

/** Numbers are compared as numbers, at the precision that the deck prints: `1` agrees with `1.00`. */
function agrees(printed: string, { text }: Cell): boolean {
  if (printed === "" || printed === text) return true;
  const [got, want] = [parseDecimal(printed), parseDecimal(text)];
  return got !== undefined && want !== undefined && equal(got, want);
}

function describe(pair: Alignment["wrong"][number], printed: string[][], computed: Cell[][]): WrongCell {
  const { row, column } = pair.printed;
  const cell = computed[pair.computed.row - 1]![pair.computed.column - 1]!;
  const text = printed[row - 1]![column - 1]!;
  return { row, column, printed: text, computed: cell.text, ...(cell.exact && { exact: toText(cell.exact) }) };
}
