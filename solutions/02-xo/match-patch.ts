import { checkSize, sizeOf } from "#kit/shape";

// A, B: height and width of the kernel, and of the patch of the image that it lies on

/**
 * The products of the pixels that lie on each other: 1 where patch and kernel agree, -1 where they do not.
 *
 * `products[a][b] = patch[a][b] · kernel[a][b]`
 *
 * patch and kernel [A, B] of pixels in -1..1; the table is [A, B]. Throws RangeError when they differ in size.
 * Deck 002, lines 486-640.
 */
export function productTable(patch: number[][], kernel: number[][]): number[][] {
  const [A, B] = sizeOf(kernel, "kernel");
  checkSize(patch, A, B, "patch");
  return patch.map((row, a) => row.map((pixel, b) => pixel * kernel[a][b])); // [A, B]
}

/**
 * How well a patch matches the kernel: the mean of their products.
 *
 * `score = 1/(A·B) · Σ_a Σ_b patch[a][b] · kernel[a][b]`
 *
 * patch and kernel [A, B] of pixels in -1..1; the score lies in -1..1. With pixels of only -1 and 1 it is 1 where the
 * two are the same and -1 where each is the other's negative. Throws RangeError when they differ in size.
 * Deck 002, lines 477-484 (the four steps) and 645-661 (a patch that scores 5/9).
 */
export function matchScore(patch: number[][], kernel: number[][]): number {
  const [A, B] = sizeOf(kernel, "kernel");
  checkSize(patch, A, B, "patch");
  let sum = 0;
  for (const row of productTable(patch, kernel)) {
    for (const product of row) sum += product;
  }
  return sum / (A * B);
}
