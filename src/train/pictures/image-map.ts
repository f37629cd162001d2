import type { Canvas } from "./canvas.ts";
import { imageGrid } from "./images.ts";

/** The map ends so many standard deviations from the middle: farther out are few points, and much paper. */
const REACH = 2;

/**
 * Images at the places of their points: `side` times `side` cells, x growing to the right and y upwards, and in each cell
 * the image whose point is nearest to its middle; a cell without a point stays empty. pixels [points, height, width], 0
 * is paper and 1 is ink; the middle of the points is at (0, 0).
 */
export function imageMap(
  pixels: Float32Array,
  [height, width]: [height: number, width: number],
  points: [x: number, y: number][],
  side: number,
): Canvas {
  const size = height * width;
  const cells = nearest(points, side);
  const shown = new Float32Array(side * side * size);
  for (const [cell, { place }] of cells) shown.set(pixels.subarray(place * size, (place + 1) * size), cell * size);
  return imageGrid(shown, [side * side, height, width], side);
}

/** For every cell that holds a point, counted from the top left: the one nearest to its middle. */
function nearest(points: [number, number][], side: number): Map<number, { place: number; away: number }> {
  const cells = new Map<number, { place: number; away: number }>();
  const [across, up] = [0, 1].map((axis) => {
    const deviation = Math.sqrt(points.reduce((sum, point) => sum + point[axis]! ** 2, 0) / points.length);
    return (value: number) => (side * (1 + value / (REACH * deviation))) / 2;
  }) as [(x: number) => number, (y: number) => number];
  for (const [place, [x, y]] of points.entries()) {
    const [right, down] = [across(x), side - up(y)];
    const [column, row] = [Math.floor(right), Math.floor(down)];
    if (Math.min(column, row) < 0 || Math.max(column, row) >= side) continue;
    const away = Math.hypot(right - column - 0.5, down - row - 0.5);
    const cell = row * side + column;
    if (away < (cells.get(cell)?.away ?? Infinity)) cells.set(cell, { place, away });
  }
  return cells;
}
