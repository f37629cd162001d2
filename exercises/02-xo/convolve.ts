import { NotImplemented } from "#kit/not-implemented";
import { sizeOf } from "#kit/shape";

// H, W: height and width of the image    A, B: height and width of the kernel

/**
 * The map of match scores: the kernel laid on every place of the image where it fits whole.
 *
 * `map[i][j] = 1/(A·B) · Σ_a Σ_b image[i+a][j+b] · kernel[a][b]`
 *
 * image [H, W] and kernel [A, B] of pixels in -1..1; the map is [H-A+1, W-B+1], each score in -1..1.
 * Throws RangeError when the kernel is larger than the image.
 * The slides call this convolution; the kernel is not turned, so strictly it is cross-correlation.
 * Deck 002, lines 667-775.
 */
export function convolve(image: number[][], kernel: number[][]): number[][] {
  const [H, W] = sizeOf(image, "image");
  const [A, B] = sizeOf(kernel, "kernel");
  if (A > H || B > W) throw new RangeError(`the kernel (${A} x ${B}) is larger than the image (${H} x ${W})`);
  // TODO: score every whole window, so that the X and the first filter give the 0.77/1.00 map of the slide.
  throw new NotImplemented("convolve");
}
