import { NotImplemented } from "#kit/not-implemented";
import { dimensionsOf } from "#kit/shape";

// C, H, W: number, height and width of the maps between two layers    F, A, B: number, height and width of filters

/** An image of C channels, or the C maps that a layer made: [C, H, W]. */
export type Maps = number[][][];

/** One layer of a network, as data. */
export type Layer =
  | { kind: "conv"; filters: number[][][][]; bias: number[] }
  | { kind: "relu" }
  | { kind: "pool"; window: number; stride: number };

/** What the layers do: `convLayer`, `relu` and `maxPool` of the tasks before this one. */
export interface Operations {
  conv(maps: Maps, filters: number[][][][], bias: number[]): Maps;
  relu(map: number[][]): number[][];
  pool(map: number[][], window: number, stride: number): number[][];
}

/**
 * A network is its layers one after another: what one layer gives is what the next one takes.
 *
 * `forward(image, [l1, l2, …, ln]) = ln(… l2(l1(image)))`
 *
 * image [C, H, W]; the maps have the shape that `outputShape` tells. Without layers the image comes back as it is.
 * `operations.conv` takes the whole stack of maps; `operations.relu` and `operations.pool` take one map [H, W].
 * Throws RangeError for an image that is empty or ragged.
 * Deck 002, lines 1139-1145.
 */
export function forward(image: Maps, layers: Layer[], operations: Operations): Maps {
  dimensionsOf(image, "image");
  // TODO: hand the maps from layer to layer, in the order of the list; the image itself must not change.
  throw new NotImplemented("forward");
}

/**
 * The shape of what a network gives, from the shape of what it takes: no pixel is needed to know it.
 *
 * `conv: [F, H-A+1, W-B+1]`
 * `relu: [C, H, W]`
 * `pool: [C, P, Q]`
 *
 * shape: C maps of H x W pixels; the result says the same of the maps after the last layer. P and Q count the pooling
 * windows down and across: they begin at 0, stride, 2·stride, … until one reaches the end of the side, which the last
 * may hang over, or the next would begin beyond it. A pooling window and stride are whole numbers from 1.
 * Throws RangeError when a filter has another number of channels than the maps below it, or is larger than they are.
 * Deck 002, lines 667-1145: 9 -> 7 (filter of 3) -> 4 -> 2 (pooled twice).
 */
export function outputShape(shape: [number, number, number], layers: Layer[]): [number, number, number] {
  // TODO: follow the shape through the layers without making a single map;
  // `fittingFilters` gives the sizes of a layer's filters and refuses those that do not fit.
  throw new NotImplemented("outputShape");
}

/**
 * The maps as one list of features, map after map, row after row: what the fully connected layer votes on.
 *
 * `features[c·H·W + i·W + j] = maps[c][i][j]`
 *
 * maps [C, H, W]; the features are [C·H·W]. Throws RangeError for maps that are empty or differ in shape.
 * Deck 002, lines 1150-1218: three maps of 2 x 2 are twelve features.
 */
export function flatten(maps: Maps): number[] {
  dimensionsOf(maps, "maps");
  // TODO: lay the maps end to end so that the position of a feature tells its map, row and column.
  throw new NotImplemented("flatten");
}

/** Number, height and width of filters. Throws a RangeError when they do not fit on maps of this shape. */
function fittingFilters(filters: number[][][][], [C, H, W]: number[]): [F: number, A: number, B: number] {
  const [F, channels, A, B] = dimensionsOf(filters, "filters");
  if (channels !== C || A > H || B > W)
    throw new RangeError(`filters of [${channels}, ${A}, ${B}] do not fit on maps of [${C}, ${H}, ${W}]`);
  return [F, A, B];
}
