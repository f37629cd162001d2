import { blank, diverging, fill, FRAME, ink, PAPER, paint, type Canvas } from "./canvas.ts";

/** What the picture shows: F filters of 3 x 3, the letters [9, 9], and for each letter the F maps of 7 x 7. */
export interface Network {
  filters: number[][][];
  letters: number[][][];
  maps: number[][][][];
}

/** Pixels: 126 is a multiple of 3, 7 and 9, so that filters, maps and letters all fill one tile. */
const TILE = 126;
const GAP = 30;
const MARGIN = 40;

/**
 * The network as a table: a column for each filter, a row for each letter. Filters stand on top, letters at the left, the
 * map of a filter on a letter where they cross. Filters: red looks for ink, blue for paper. Maps: the redder, the better
 * the match; all filters share one scale, and so do all maps.
 */
export function drawNetwork({ filters, letters, maps }: Network): Canvas {
  const at = (place: number) => MARGIN + place * (TILE + GAP) + (place > 0 ? GAP : 0);
  const canvas = blank(at(filters.length) + TILE + MARGIN, at(letters.length) + TILE + MARGIN, PAPER);
  const rule = at(1) - Math.ceil((1.5 * GAP) / 2) - 1;
  fill(canvas, rule, MARGIN, 1, canvas.height - 2 * MARGIN, FRAME);
  fill(canvas, MARGIN, rule, canvas.width - 2 * MARGIN, 1, FRAME);

  const filterColour = diverging(largest(filters));
  const mapColour = diverging(largest(maps));
  for (const [f, filter] of filters.entries()) {
    paint(canvas, at(f + 1), at(0), TILE / 3, filter, filterColour);
    for (const [n] of letters.entries()) paint(canvas, at(f + 1), at(n + 1), TILE / 7, maps[n]![f]!, mapColour);
  }
  for (const [n, letter] of letters.entries()) paint(canvas, at(0), at(n + 1), TILE / 9, letter, ink);
  return canvas;
}

function largest(numbers: number[][][] | number[][][][]): number {
  return Math.max(1e-9, ...(numbers.flat(3) as number[]).map(Math.abs));
}
