import { NotImplemented } from "#kit/not-implemented";
import { checkSize, sizeOf } from "#kit/shape";

// H, W: height and width of the image or map    A, B: of the kernel    P, Q: of the pooled map
// A name with d is a gradient: dMap[i][j] says how much the loss grows when map[i][j] does.

/** What a convolution passes back: one gradient for each of its two inputs, each of that input's shape. */
export interface ConvolutionGradients {
  dImage: number[][];
  dKernel: number[][];
}

/**
 * Backward through `convolve`: each score of the map was a mean of products, so it sends its gradient to every pixel
 * under the kernel, weighted by the kernel, and to every kernel entry, weighted by the pixel.
 *
 * `dImage[x][y] = 1/(A·B) · Σ dMap[i][j] · kernel[a][b] over i+a = x, j+b = y`
 * `dKernel[a][b] = 1/(A·B) · Σ_i Σ_j dMap[i][j] · image[i+a][j+b]`
 *
 * image [H, W], kernel [A, B], dMap [H-A+1, W-B+1]; dImage is [H, W], dKernel [A, B].
 * Throws RangeError when dMap has another size than the map.
 * Deck 002, lines 1228-1242; the slides' scores are divided by the pixels of the kernel, so their gradients are too.
 */
export function convolveBackward(dMap: number[][], image: number[][], kernel: number[][]): ConvolutionGradients {
  const [H, W] = sizeOf(image, "image");
  const [A, B] = sizeOf(kernel, "kernel");
  checkSize(dMap, H - A + 1, W - B + 1, "dMap");
  const [dImage, dKernel] = [zeros(H, W), zeros(A, B)];
  // TODO: send the gradient of every score back to the pixels and the kernel entries that made it.
  throw new NotImplemented("convolveBackward");
}

/**
 * The score that wins a pooling window: its row and column in the map.
 *
 * `winner = argmax map[i][j] over top <= i < top+window, left <= j < left+window`
 *
 * map [H, W]; top, left and window in pixels, top < H and left < W. The window ends with the map where it hangs over.
 * Where several scores are largest, the first in reading order (row by row) wins: the maximum has no derivative there,
 * and one winner is one of its subgradients. Throws RangeError for an empty map.
 * Deck 002, lines 864-867.
 */
export function winnerOf(map: number[][], top: number, left: number, window: number): [row: number, column: number] {
  const [H, W] = sizeOf(map, "map");
  // TODO: find the largest score that the window sees; of equals, keep the first that a reader meets.
  throw new NotImplemented("winnerOf");
}

/**
 * Backward through `maxPool`: only the score that won its window moved the result, so it alone gets the gradient.
 *
 * `dMap[i][j] = Σ dPooled[p][q] over the windows (p, q) that map[i][j] won`
 *
 * map [H, W], window and stride in pixels, dPooled [P, Q]; dMap is [H, W]. Window (p, q) begins at row p·stride and
 * column q·stride. Throws RangeError when dPooled has a window beyond the map.
 * Deck 002, lines 1228-1242.
 */
export function maxPoolBackward(dPooled: number[][], map: number[][], window: number, stride: number): number[][] {
  const [H, W] = sizeOf(map, "map");
  const [P, Q] = sizeOf(dPooled, "dPooled");
  if ((P - 1) * stride >= H || (Q - 1) * stride >= W)
    throw new RangeError(`dPooled (${P} x ${Q}) has windows beyond the map (${H} x ${W})`);
  const dMap = zeros(H, W);
  // TODO: give the gradient of every window to its winner; a score may win several windows.
  throw new NotImplemented("maxPoolBackward");
}

/**
 * Backward through `relu`: what passed lets its gradient through, what was cut to zero lets nothing through.
 *
 * `dMap[i][j] = dRectified[i][j] if map[i][j] > 0, 0 if not`
 *
 * map (before the ReLU) and dRectified [H, W]; dMap is [H, W]. At exactly 0 any slope from 0 to 1 would do: it is 0.
 * Throws RangeError when the two differ in size.
 * Deck 002, lines 1228-1242.
 */
export function reluBackward(dRectified: number[][], map: number[][]): number[][] {
  const [H, W] = sizeOf(map, "map");
  checkSize(dRectified, H, W, "dRectified");
  // TODO: let the gradient through exactly where the forward pass let the score through.
  throw new NotImplemented("reluBackward");
}

function zeros(height: number, width: number): number[][] {
  return Array.from({ length: height }, () => new Array<number>(width).fill(0));
}
