import type { Tensor } from "@tensorflow/tfjs-node";
import { seeded } from "#kit/random";
import { take } from "../../../src/train/data/batches.ts";
import { digits } from "../../../src/train/data/mnist.ts";
import type { Job } from "../serve.ts";
import type { Tf } from "./networks.ts";

/** Numbers of one moment of the series, and moments in a window. */
const [FEATURES, LENGTH] = [14, 120];

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

/** Windows [N, 120, 14] of one series of random numbers, and what follows each, [N, 1]. */
export function windowTensors(tf: Tf, { examples }: Job): { x: Tensor; y: Tensor } {
  const random = seeded(1);
  const series = Float32Array.from({ length: (examples + LENGTH) * FEATURES }, () => random.normal());
  const x = new Float32Array(examples * LENGTH * FEATURES);
  for (let n = 0; n < examples; n++) {
    x.set(series.subarray(n * FEATURES, (n + LENGTH) * FEATURES), n * LENGTH * FEATURES);
  }
  const y = Float32Array.from({ length: examples }, (_, n) => series[(n + LENGTH) * FEATURES + 1]!);
  return { x: tf.tensor3d(x, [examples, LENGTH, FEATURES]), y: tf.tensor2d(y, [examples, 1]) };
}
