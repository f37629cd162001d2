import { checkSize, sizeOf } from "#kit/shape";

// H, W: height and width of the images    N: number of templates

/**
 * Where two images differ: 1 at every pixel that is not the same in both (the slide marks it X), 0 elsewhere.
 *
 * `table[i][j] = 1 if a[i][j] ≠ b[i][j], 0 if a[i][j] = b[i][j]`
 *
 * a, b [H, W] of pixels of any value, compared literally; the table is [H, W].
 * Throws RangeError when the images differ in size.
 * Deck 002, lines 298-334.
 */
export function differenceTable(a: number[][], b: number[][]): number[][] {
  const [H, W] = sizeOf(a, "a");
  checkSize(b, H, W, "b");
  return a.map((row, i) => row.map((pixel, j) => (pixel === b[i][j] ? 0 : 1))); // [H, W]
}

/**
 * The fraction of pixels that are the same in both images.
 *
 * `agreement = 1/(H·W) · Σ_i Σ_j (1 - table[i][j])`
 *
 * a, b [H, W]; the fraction lies in 0..1. Throws RangeError when the images differ in size.
 * Deck 002, lines 336-359.
 */
export function agreement(a: number[][], b: number[][]): number {
  const [H, W] = sizeOf(a, "a");
  checkSize(b, H, W, "b");
  const marks = differenceTable(a, b).flat();
  const differing = marks.filter((mark) => mark === 1).length;
  // Counted in whole pixels and divided once, so that equal images agree by exactly 1.
  return (H * W - differing) / (H * W);
}

/**
 * The recogniser that these two functions make: the index of the template that agrees most with the image.
 *
 * `nearest = argmax_n agreement(image, templates[n])`
 *
 * image [H, W], templates [N, H, W]; the first template wins a tie.
 * Throws RangeError when there is no template, or one of another size than the image.
 * It fails on the slides' own question: an X moved by one pixel agrees less with the X than an O does.
 * Deck 002, lines 264-296.
 */
export function nearestTemplate(image: number[][], templates: number[][][]): number {
  if (templates.length === 0) throw new RangeError("templates is empty");
  const agreements = templates.map((template) => agreement(image, template)); // [N]
  return agreements.indexOf(Math.max(...agreements));
}
