import type { Scalar, Tensor, Tensor2D } from "@tensorflow/tfjs-node";
import type { Tf } from "./networks.ts";

/** 784-200-200-[50, 50]-200-200-784, tanh between: one step on digits [N, 784], binarised anew. */
export function vae(tf: Tf): (images: Tensor) => Scalar {
  const tanh = (inputs: number, outputs: number) =>
    tf.sequential({
      layers: [
        tf.layers.dense({ units: 200, activation: "tanh", inputShape: [inputs] }),
        tf.layers.dense({ units: 200, activation: "tanh" }),
        tf.layers.dense({ units: outputs }),
      ],
    });
  const [encoder, decoder] = [tanh(784, 100), tanh(50, 784)];
  const adam = tf.train.adam(1e-3);

  const negativeElbo = (x: Tensor): Scalar => {
    const [mu, logVar] = tf.split(encoder.apply(x) as Tensor2D, 2, 1) as [Tensor2D, Tensor2D];
    const z = mu.add(tf.exp(logVar.mul(0.5)).mul(tf.randomNormal(mu.shape)));
    const logits = decoder.apply(z) as Tensor2D;
    const reconstruction = tf.sum(tf.sub(tf.softplus(logits), x.mul(logits)), 1);
    const kl = tf.sum(mu.square().add(tf.exp(logVar)).sub(logVar).sub(1), 1).mul(0.5);
    return tf.mean(reconstruction.add(kl));
  };
  return (images) => {
    const x = tf.cast(tf.less(tf.randomUniform(images.shape), images), "float32");
    return adam.minimize(() => negativeElbo(x), true)!;
  };
}
