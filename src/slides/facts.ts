import { add, divide, equal, fraction, parseDecimal, toDecimal, toText, ZERO } from "../numbers/fraction.ts";
import type { Grid } from "./grid.ts";
import { FILTERS, O, X } from "./pictures.ts";
import { convolve, MARK, pool, relu } from "./rules.ts";
import type { Entry } from "./schema.ts";

/** What can be said of an entry beyond its verdict. */
export interface Facts {
  /** A difference table: marked pixels, and the pixels that both images share. */
  pixels?: { differing: number; shared: number; of: number };
  /** Votes: those for X and those for O. */
  votes?: { x: Vote; o: Vote };
}

export interface Vote {
  /** Positions of the votes that count, from 1. */
  voters: number[];
  /** Their mean, exactly and cut after two decimals, as the deck would print it. */
  exact: string;
  mean: string;
  /** What a published retelling of the same example prints (code456.com/article/3376822.html). */
  retold: string;
}

export function factsOf({ kind, printed }: Entry): Facts | undefined {
  const cells = printed.flat();
  if (kind === "difference") {
    const differing = cells.filter((text) => text === MARK).length;
    return { pixels: { differing, shared: cells.length - differing, of: cells.length } };
  }
  if (kind === "votes") return { votes: { x: vote(cells, X, "0.92"), o: vote(cells, O, "0.51") } };
  return undefined;
}

/**
 * Positions, counted from 1, where the features of an image are 1: those that vote for it.
 * Features are each filter's map, rectified, pooled twice, and read row by row: 3 filters of 2 by 2.
 */
export function voters(image: Grid): number[] {
  const features = Object.values(FILTERS).flatMap((filter) => pool(pool(relu(convolve(image, filter)))).flat());
  return features.flatMap((value, index) => (equal(value, fraction(1)) ? [index + 1] : []));
}

function vote(cells: string[], image: Grid, retold: string): Vote {
  const chosen = voters(image);
  const values = chosen.map((position) => parseDecimal(cells[position - 1] ?? "") ?? ZERO);
  const mean = divide(values.reduce(add, ZERO), fraction(values.length));
  return { voters: chosen, exact: toText(mean), mean: toDecimal(mean, 2), retold };
}
