import { glorot, zeros } from "#kit/init";
import { seeded } from "#kit/random";
import { tf, type Tensor4D } from "#kit/tf";
import { classifier } from "./classifier.ts";

/** 8 filters of 3x3, maxima of 2x2, and a dense layer. */
export const smallCnn = classifier({
  name: "small-cnn",
  threads: 1,
  initialise: (seed) => {
    const random = seeded(seed);
    return {
      filters: glorot(random, [3, 3, 1, 8], 9, 9 * 8),
      filterBias: zeros([8]),
      dense: glorot(random, [13 * 13 * 8, 10], 13 * 13 * 8, 10),
      denseBias: zeros([10]),
    };
  },
  optimizer: () => tf.train.adam(1e-3),
  logits: (w, images) =>
    tf.tidy(() => {
      const maps = tf.relu(tf.add(tf.conv2d(images as Tensor4D, w.filters as Tensor4D, 1, "valid"), w.filterBias!));
      const pooled = tf.maxPool(maps as Tensor4D, 2, 2, "valid"); // [N, 13, 13, 8]
      return tf.add(tf.matMul(tf.reshape(pooled, [-1, 13 * 13 * 8]), w.dense as never), w.denseBias!);
    }),
});
