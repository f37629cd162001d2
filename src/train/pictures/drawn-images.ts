import { tf, type Tensor } from "#kit/tf";
import type { Canvas } from "./canvas.ts";
import { imageGrid } from "./images.ts";

/**
 * The images that `make` answers, [N, H, W] or [N, H, W, 1], paper 0 and ink 1, as a grid; what it creates on the way is
 * disposed of. Awaited: a GPU under WebGPU cannot be read at once.
 */
export async function drawImages(make: () => Tensor, columns: number): Promise<Canvas> {
  const images = tf.tidy(make);
  const [count, height, width] = images.shape as [number, number, number];
  const pixels = (await images.data()) as Float32Array;
  images.dispose();
  return imageGrid(pixels, [count, height, width], columns);
}
