import { blank, diverging, paint, PAPER, type Canvas } from "./canvas.ts";

/** Pixels: one number of a filter, and the room between two filters. */
const [CELL, GAP] = [18, 14];

/**
 * Filters [F, A, B] side by side, `columns` in a row: red looks for ink, blue for paper, white does not care. All share
 * one scale.
 */
export function drawFilters(filters: number[][][], columns: number): Canvas {
  const [height, width] = [filters[0]!.length * CELL + GAP, filters[0]![0]!.length * CELL + GAP];
  const rows = Math.ceil(filters.length / columns);
  const canvas = blank(GAP + width * Math.min(columns, filters.length), GAP + height * rows, PAPER);
  const colour = diverging(Math.max(1e-9, ...filters.flat(2).map(Math.abs)));
  for (const [f, filter] of filters.entries()) {
    paint(canvas, GAP + width * (f % columns), GAP + height * Math.floor(f / columns), CELL, filter, colour);
  }
  return canvas;
}
