import { tf, type Tensor } from "#kit/tf";
import { blank, PAPER, type Canvas } from "./canvas.ts";
import { imageGrid } from "./images.ts";

/** Pixels between two blocks, beside the edge that each has of its own. */
const GAP = 12;

/**
 * Versions of the same images, one below the other: `columns` images of the first version, below them the same images of
 * the second, and so on; then a gap, and the next images. Each version is [N, S, S, 1], paper 0 and ink 1, N a multiple of
 * `columns`; what `make` creates on the way is disposed of.
 */
export async function drawVersions(make: () => Tensor[], columns: number): Promise<Canvas> {
  const grid = tf.tidy(() => {
    const versions = make();
    const [N, S] = versions[0]!.shape as [number, number];
    const blocks = versions.map((version) => tf.reshape(version, [N / columns, columns, S, S]));
    return tf.stack(blocks, 1); // [N / columns, versions, columns, S, S]
  });
  const [count, versions, , S] = grid.shape as [number, number, number, number, number];
  const pixels = (await grid.data()) as Float32Array;
  grid.dispose();
  const size = pixels.length / count;
  const shape: [number, number, number] = [versions * columns, S, S];
  return stacked(
    Array.from({ length: count }, (_, i) => imageGrid(pixels.subarray(i * size, (i + 1) * size), shape, columns)),
  );
}

/** Pictures of one width, one below the other. */
function stacked(parts: Canvas[]): Canvas {
  const height = parts.reduce((sum, part) => sum + part.height, GAP * (parts.length - 1));
  const whole = blank(parts[0]!.width, height, PAPER);
  let top = 0;
  for (const { width, height, pixels } of parts) {
    whole.pixels.set(pixels, 4 * width * top);
    top += height + GAP;
  }
  return whole;
}
