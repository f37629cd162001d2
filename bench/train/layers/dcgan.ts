import type { Scalar, Sequential, Tensor, Variable } from "@tensorflow/tfjs-node";
import type { Tf } from "./networks.ts";

/** Numbers of one noise, channels of the maps of 14 x 14 and of 7 x 7. */
const [Z, F1, F2] = [64, 32, 64];

/** One turn on real images [N, 28, 28, 1]: the discriminator moves, then the generator answers the one that has moved. */
export function dcgan(tf: Tf): (real: Tensor) => Scalar {
  const same = { kernelSize: 4, strides: 2, padding: "same" as const };
  const normal = () => tf.layers.batchNormalization({ epsilon: 1e-5 });
  const generator = tf.sequential({
    layers: [
      tf.layers.dense({ units: 7 * 7 * F2, useBias: false, inputShape: [Z] }),
      tf.layers.reshape({ targetShape: [7, 7, F2] }),
      ...[normal(), tf.layers.reLU()],
      tf.layers.conv2dTranspose({ filters: F1, useBias: false, ...same }),
      ...[normal(), tf.layers.reLU()],
      tf.layers.conv2dTranspose({ filters: 1, activation: "tanh", ...same }),
    ],
  });
  const discriminator = tf.sequential({
    layers: [
      tf.layers.conv2d({ filters: F1, inputShape: [28, 28, 1], ...same }),
      tf.layers.leakyReLU({ alpha: 0.2 }),
      tf.layers.conv2d({ filters: F2, useBias: false, ...same }),
      ...[normal(), tf.layers.leakyReLU({ alpha: 0.2 })],
      tf.layers.flatten(),
      tf.layers.dense({ units: 1 }),
    ],
  });
  const [dAdam, gAdam] = [tf.train.adam(2e-4, 0.5), tf.train.adam(2e-4, 0.5)];
  const made = (count: number) => generator.apply(tf.randomNormal([count, Z]), { training: true });
  const judge = (images: Tensor) => discriminator.apply(images, { training: true }) as Tensor;
  const entropy = (answer: number, logits: Tensor) =>
    tf.losses.sigmoidCrossEntropy(tf.fill(logits.shape, answer), logits) as Scalar;

  return (real) => {
    const count = real.shape[0]!;
    const told = () => tf.add<Scalar>(entropy(1, judge(real)), entropy(0, judge(made(count) as Tensor)));
    const believed = () => entropy(1, judge(made(count) as Tensor));
    const loss = dAdam.minimize(told, true, variablesOf(discriminator))!;
    gAdam.minimize(believed, false, variablesOf(generator));
    return loss;
  };
}

function variablesOf(player: Sequential): Variable[] {
  return player.trainableWeights.map((weight) => weight.read() as Variable);
}
