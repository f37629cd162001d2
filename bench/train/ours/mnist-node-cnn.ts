import { glorot, zeros } from "#kit/init";
import type { Noise } from "#kit/noise";
import { seeded } from "#kit/random";
import { tf, type Tensor, type Tensor2D, type Tensor4D, type Variable } from "#kit/tf";
import { classifier } from "./classifier.ts";

type Weights = Record<string, Variable>;

/** The network of tensorflow/tfjs-examples, mnist-node/model.js: 4 convolutions of 3x3, and 2 dense layers. */
export const mnistNodeCnn = classifier({
  name: "mnist-node-cnn",
  initialise: (seed) => {
    const random = seeded(seed);
    const conv = (from: number, to: number) => glorot(random, [3, 3, from, to], 9 * from, 9 * to);
    const dense = (from: number, to: number) => glorot(random, [from, to], from, to);
    return {
      ...{ conv1: conv(1, 32), convBias1: zeros([32]), conv2: conv(32, 32), convBias2: zeros([32]) },
      ...{ conv3: conv(32, 64), convBias3: zeros([64]), conv4: conv(64, 64), convBias4: zeros([64]) },
      ...{ dense1: dense(1024, 512), denseBias1: zeros([512]), dense2: dense(512, 10), denseBias2: zeros([10]) },
    };
  },
  optimizer: () => tf.train.rmsprop(1e-3),
  logits: (w, images, noise) =>
    tf.tidy(() => {
      const fine = tf.maxPool(conv(conv(images, w, 1), w, 2), 2, 2, "valid"); // [N, 12, 12, 32]
      const coarse = tf.maxPool(conv(conv(fine, w, 3), w, 4), 2, 2, "valid"); // [N, 4, 4, 64]
      const features = dropout(tf.reshape(coarse, [-1, 1024]), 0.25, noise);
      const hidden = tf.relu(dense(features, w, 1));
      return dense(dropout(hidden, 0.5, noise), w, 2);
    }),
});

function conv(x: Tensor, weights: Weights, layer: number): Tensor4D {
  const sums = tf.conv2d(x as Tensor4D, weights[`conv${layer}`] as Tensor as Tensor4D, 1, "valid");
  return tf.relu(tf.add<Tensor4D>(sums, weights[`convBias${layer}`]!));
}

function dense(x: Tensor2D, weights: Weights, layer: number): Tensor2D {
  const sums = tf.matMul(x, weights[`dense${layer}`] as Tensor as Tensor2D);
  return tf.add(sums, weights[`denseBias${layer}`]!);
}

/** Drops a share of the features, and makes up for it with the others. */
function dropout(x: Tensor2D, share: number, noise: Noise | null): Tensor2D {
  if (!noise) return x;
  const kept = tf.cast(tf.greaterEqual(noise.uniform(x.shape), share), "float32");
  return tf.mul(x, tf.mul(kept, 1 / (1 - share)));
}
