import { NotImplemented } from "#kit/not-implemented";
import { sizeOf } from "#kit/shape";

// H, W: height and width of the map

/**
 * The rectified linear unit at every entry: what does not match says nothing, what matches passes unchanged.
 *
 * `rectified[i][j] = max(0, map[i][j])`
 *
 * map [H, W] of any numbers; the rectified map is a new one of the same shape. Throws RangeError for an empty map.
 * The slides name this step normalization, but no mean or variance is involved.
 * Deck 002, lines 1011-1135.
 */
export function relu(map: number[][]): number[][] {
  sizeOf(map, "map");
  // TODO: cut every negative score to 0 and keep the others; the map that came in must stay as it was.
  throw new NotImplemented("relu");
}
