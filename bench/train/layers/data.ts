import type { Tensor } from "@tensorflow/tfjs-node";
import { take } from "../../../src/train/data/batches.ts";
import { digits } from "../../../src/train/data/mnist.ts";
import { randomWindows } from "../random-windows.ts";
import type { Job } from "../serve.ts";
import type { Tf } from "./networks.ts";

/** The first digits in one tensor: images [N, 28, 28, 1] in 0..1, labels one-hot [N, 10]. */
export async function digitTensors(
  tf: Tf,
  { examples }: Job,
  root: string,
): Promise<{ images: Tensor; oneHot: Tensor }> {
  const { train } = await digits({ root, file: null });
  const { images, labels } = take(train, [...Array(examples).keys()]);
  return { images: images!, oneHot: tf.cast(tf.oneHot(labels!, 10), "float32") };
}

/** Windows [N, 120, 14] of a series of random numbers, and what follows each, [N, 1]. */
export function windowTensors({ examples }: Job): { x: Tensor; y: Tensor } {
  const { series, target } = take(randomWindows(examples), [...Array(examples).keys()]);
  return { x: series!, y: target!.reshape([-1, 1]) };
}
