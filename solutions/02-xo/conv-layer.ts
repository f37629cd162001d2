import { checkLength, checkShape, dimensionsOf } from "#kit/shape";

// C, H, W: channels, height and width of the image    F, C, A, B: number, channels, height and width of the filters

/**
 * One map of match scores for each filter: an image becomes a stack of filtered images.
 *
 * `maps[f][i][j] = bias[f] + 1/(C·A·B) · Σ_c Σ_a Σ_b image[c][i+a][j+b] · filters[f][c][a][b]`
 *
 * image [C, H, W], filters [F, C, A, B], bias [F]; the maps are [F, H-A+1, W-B+1].
 * The slides have one channel and no bias. A filter of a later layer has one sheet for each map below it and scores all
 * of them together: dividing by all its pixels keeps the score of pixels in -1..1 inside -1..1.
 * Throws RangeError when the channels differ, a bias is missing, or the filters are larger than the image.
 * Deck 002, lines 801-847.
 */
export function convLayer(image: number[][][], filters: number[][][][], bias: number[]): number[][][] {
  const [C, H, W] = dimensionsOf(image, "image");
  const [F, , A, B] = dimensionsOf(filters, "filters");
  checkShape(filters, [F, C, A, B], "filters");
  checkLength(bias, F, "bias");
  if (A > H || B > W) throw new RangeError(`the filters (${A} x ${B}) are larger than the image (${H} x ${W})`);
  const score = (filter: number[][][], i: number, j: number): number => {
    let sum = 0;
    for (let c = 0; c < C; c++) {
      for (let a = 0; a < A; a++) {
        for (let b = 0; b < B; b++) sum += image[c][i + a][j + b] * filter[c][a][b];
      }
    }
    return sum / (C * A * B);
  };
  const rows = Array.from({ length: H - A + 1 }, (_, i) => i);
  const columns = Array.from({ length: W - B + 1 }, (_, j) => j);
  return filters.map(
    (filter, f) => rows.map((i) => columns.map((j) => score(filter, i, j) + bias[f])), // [H-A+1, W-B+1]
  );
}
