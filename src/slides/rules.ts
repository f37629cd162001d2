import { add, divide, equal, fraction, max, multiply, ZERO, type Fraction } from "../numbers/fraction.ts";
import { build, sizeOf, window, type Grid } from "./grid.ts";

/** What a difference table prints where two images disagree. */
export const MARK = "X";

/** `patch[i][j] * filter[i][j]` at every cell of two grids of one size. */
export function products(patch: Grid, filter: Grid): Grid {
  return patch.map((row, i) => row.map((value, j) => multiply(value, at(filter, i, j))));
}

/** Sum of the products of patch and filter, divided by the number of cells: 1 for a perfect match. */
export function match(patch: Grid, filter: Grid): Fraction {
  const cells = products(patch, filter).flat();
  return divide(cells.reduce(add, ZERO), fraction(cells.length));
}

/** Match of the filter with the patch under it, at every place where the filter lies whole on the image. */
export function convolve(image: Grid, filter: Grid): Grid {
  const size = sizeOf(filter);
  const [rows, columns] = sizeOf(image);
  return build([rows - size[0] + 1, columns - size[1] + 1], (i, j) => match(window(image, i, j, size), filter));
}

/** Largest value of each 2 by 2 window, two cells apart; windows that hang over the edge keep what they cover. */
export function pool(map: Grid): Grid {
  const [rows, columns] = sizeOf(map);
  return build([Math.ceil(rows / 2), Math.ceil(columns / 2)], (i, j) =>
    window(map, 2 * i, 2 * j, [2, 2])
      .flat()
      .reduce(max),
  );
}

/** Every negative value becomes zero. */
export function relu(map: Grid): Grid {
  return map.map((row) => row.map((value) => max(value, ZERO)));
}

/** The pixels that two images of one size share, and a mark where they differ. */
export function difference(one: Grid, other: Grid): (Fraction | typeof MARK)[][] {
  return one.map((row, i) => row.map((value, j) => (equal(value, at(other, i, j)) ? value : MARK)));
}

function at(grid: Grid, row: number, column: number): Fraction {
  const value = grid[row]?.[column];
  if (!value) throw new RangeError(`two grids of one size are needed; the second has no cell (${row}, ${column})`);
  return value;
}
