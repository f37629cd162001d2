import { parseDecimal, toDecimal, type Fraction } from "../numbers/fraction.ts";
import { window, type Grid } from "./grid.ts";
import type { Ledger } from "./ledger.ts";
import { FILTERS, X } from "./pictures.ts";
import { convolve, difference, MARK, pool, products, relu } from "./rules.ts";
import type { Entry, Rule } from "./schema.ts";

/** What a cell should print, with its exact value; a mark has none. */
export interface Cell {
  text: string;
  exact?: Fraction;
}

/** The deck cuts ninths after two decimals; images, filters and their products are whole numbers. */
const MAP_DECIMALS = 2;

/** The cells that the rule gives, as the deck would print them; undefined where no rule gives the entry. */
export function recompute(rule: Rule, ledger: Ledger): Cell[][] | undefined {
  switch (rule.name) {
    case "image-x":
      return written(X, 0);
    case "filter":
      return written(FILTERS[rule.filter], 0);
    case "difference":
      return difference(X, imageOf(find(ledger, rule.with))).map((row) =>
        row.map((pixel) => (pixel === MARK ? { text: MARK } : cell(pixel, 0))),
      );
    case "products":
      return written(products(patchOf(rule), FILTERS[rule.filter]), 0);
    case "multiply":
      return written([factors(rule)], 0);
    case "convolve":
      return written(convolve(X, FILTERS[rule.filter]), MAP_DECIMALS);
    case "pool":
      return written(pool(convolve(X, FILTERS[rule.filter])), MAP_DECIMALS);
    case "relu":
      return written(relu(convolve(X, FILTERS[rule.filter])), MAP_DECIMALS);
    case "copy":
      return find(ledger, rule.of).printed.map((row) => row.map((text) => ({ text, exact: parseDecimal(text) })));
    case "given":
    case "none":
      return undefined;
  }
}

/** The 3 by 3 patch of the X that a filter is laid on. */
export function patchOf({ row, column }: { row: number; column: number }): Grid {
  return window(X, row - 1, column - 1, [3, 3]);
}

/** The printed pixels of an image entry. Throws RangeError where one of them is no number. */
export function imageOf({ id, printed }: Entry): Grid {
  return printed.map((row) =>
    row.map((text) => {
      const pixel = parseDecimal(text);
      if (!pixel) throw new RangeError(`${id} is used as an image, but one of its pixels is "${text}"`);
      return pixel;
    }),
  );
}

/** The entry of that id. Throws RangeError where there is none. */
export function find(ledger: Ledger, id: string): Entry {
  const entry = ledger.entries.find((candidate) => candidate.id === id);
  if (!entry) throw new RangeError(`no entry ${id}`);
  return entry;
}

function factors(rule: Extract<Rule, { name: "multiply" }>): Fraction[] {
  const [i, j] = [rule.cell[0] - 1, rule.cell[1] - 1];
  const patch = patchOf(rule);
  const filter = FILTERS[rule.filter];
  return [filter, patch, products(patch, filter)].flatMap((grid) => grid[i]?.[j] ?? []);
}

function written(grid: Grid, decimals: number): Cell[][] {
  return grid.map((row) => row.map((value) => cell(value, decimals)));
}

/** A zero is printed bare, everything else with its decimals. */
function cell(exact: Fraction, decimals: number): Cell {
  return { text: exact.numerator === 0n ? "0" : toDecimal(exact, decimals), exact };
}
