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
  const map: number[][] = [];
  for (let i = 0; i <= H - A; i++) {
    map.push([]);
    for (let j = 0; j <= W - B; j++) {
      let sum = 0;
      for (let a = 0; a < A; a++) {
        for (let b = 0; b < B; b++) sum += image[i + a][j + b] * kernel[a][b];
      }
      // One division after the sum: ninths added one by one would miss 1.00 by a rounding error.
      map[i].push(sum / (A * B));
    }
  }
  return map; // [H-A+1, W-B+1]
}
