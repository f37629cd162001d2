import { NotImplemented } from "#kit/not-implemented";
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
  // TODO: lay kernel and patch on each other and multiply, pixel by pixel; both arguments stay as they are.
  throw new NotImplemented("productTable");
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
  // TODO: steps 3 and 4 of the slide, for a kernel of any size: the patch at the centre of the X scores 5/9.
  throw new NotImplemented("matchScore");
}
