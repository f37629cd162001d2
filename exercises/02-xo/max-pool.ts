import { NotImplemented } from "#kit/not-implemented";
import { sizeOf } from "#kit/shape";

// H, W: height and width of the map    P, Q: height and width of the pooled map

/**
 * Where pooling windows begin along one side of a map: they go on until one reaches the end of the side, or the next
 * one would begin beyond it. The last window may hang over the end: what it still sees counts.
 *
 * `starts = 0, stride, 2·stride, …`
 *
 * length, window and stride in pixels, whole numbers from 1; at least one start, even where the window is longer than
 * the side. Throws RangeError for a window or stride that is no whole number from 1.
 * Deck 002, lines 864-867 and 927-930: a side of 7 has four windows of 2, the last of them half filled.
 */
export function windowStarts(length: number, window: number, stride: number): number[] {
  for (const [name, pixels] of Object.entries({ window, stride })) {
    if (!Number.isInteger(pixels) || pixels < 1) throw new RangeError(`${name} is ${pixels}, wanted 1, 2, 3, …`);
  }
  // TODO: list the first pixel of every window: a side of 7 with window 2 and stride 2 has starts 0, 2, 4 and 6.
  throw new NotImplemented("windowStarts");
}

/**
 * The largest score of every window of a map: a smaller map that says what was found, and only roughly where.
 *
 * `pooled[p][q] = max map[i][j] over the window that begins at (starts[p], starts[q])`
 *
 * map [H, W] of any numbers, window and stride in pixels; the pooled map is [P, Q], one number for each window start
 * down and across. A partial window takes the largest of the scores inside the map: nothing is padded.
 * Throws RangeError for an empty map, or a window or stride that is no whole number from 1.
 * Deck 002, lines 849-1007 (window 2, stride 2).
 */
export function maxPool(map: number[][], window: number, stride: number): number[][] {
  const [H, W] = sizeOf(map, "map");
  const [tops, lefts] = [windowStarts(H, window, stride), windowStarts(W, window, stride)]; // [P], [Q]
  // TODO: take the largest score of every window; where it hangs over the map, only what lies inside counts.
  throw new NotImplemented("maxPool");
}
