import { build, integers, window, type Grid } from "./grid.ts";

/** The filters' names: the way their bright pixels run. */
export const FILTER_NAMES = ["diagonal", "cross", "antidiagonal"] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

/** The clean X, 9 by 9: both diagonals bright (1) on dark (-1), inside a dark frame. */
export const X: Grid = integers(
  build([9, 9], (i, j) => {
    const inside = i >= 1 && i <= 7;
    return inside && (i === j || i + j === 8) ? 1 : -1;
  }),
);

/**
 * An O, 9 by 9. The deck's text has lost its picture: this one is drawn anew, a ring of 16 pixels,
 * and serves only to find which votes an O would count.
 */
export const O: Grid = integers(
  [
    ".........",
    "...###...",
    "..#...#..",
    ".#.....#.",
    ".#.....#.",
    ".#.....#.",
    "..#...#..",
    "...###...",
    ".........",
  ].map((line) => [...line].map((pixel) => (pixel === "#" ? 1 : -1))),
);

/** The three filters are pieces of the X: its upper left arm, its centre, its upper right arm. */
export const FILTERS: Record<FilterName, Grid> = {
  diagonal: window(X, 1, 1, [3, 3]),
  cross: window(X, 3, 3, [3, 3]),
  antidiagonal: window(X, 1, 5, [3, 3]),
};
