import { seeded } from "../../kit/random.ts";
import {
  tf,
  type Optimizer,
  type Scalar,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
  type Variable,
} from "../../kit/tf.ts";

/** One training step, again and again on the same batch: forward, backward, update. Answers the loss; the caller disposes of it. */
export type Step = () => Scalar;

const BATCH = 128;
const random = seeded(1);

/** Small networks of the kinds that the course trains, written as its lessons are. */
export const networks: Record<string, () => Step> = {
  "autoencoder 784-128-64-32-64-128-784, batch 128": autoencoder,
  "MLP VAE 784-256-2-256-784, batch 128": variational,
  "CNN conv8 3x3, pool, dense10, batch 64": classifier,
  "DCGAN step 7x7x64 to 28x28x1 and back, batch 64": adversarial,
  "GRU 32, 120 steps, batch 128": recurrent,
};

function numbers(shape: number[], scale: number): Tensor {
  const values = Float32Array.from({ length: tf.util.sizeFromShape(shape) }, () => scale * random.uniform(-1, 1));
  return tf.tensor(values, shape);
}

/** A weight as Glorot and Bengio draw it: the last two sides are what goes in and out. */
function weight(...shape: number[]): Variable {
  const [inner, outer] = shape.slice(-2) as [number, number];
  const field = tf.util.sizeFromShape(shape.slice(0, -2));
  return tf.tidy(() => tf.variable(numbers(shape, Math.sqrt(6 / (field * (inner + outer))))));
}

function bias(size: number): Variable {
  return tf.tidy(() => tf.variable(tf.zeros([size])));
}

/** The weights and biases of layers of these sizes, one after another. */
function dense(...sizes: number[]): Variable[] {
  return sizes.slice(1).flatMap((size, i) => [weight(sizes[i]!, size), bias(size)]);
}

function update(optimizer: Optimizer, loss: () => Scalar, variables: Variable[]): Scalar {
  return optimizer.minimize(loss, true, variables)!;
}

function linear(x: Tensor, w: Variable, b: Variable): Tensor2D {
  return tf.add(tf.matMul(x as Tensor2D, w as Tensor2D), b);
}

/** relu after every layer but the last, which gives logits. */
function perceptron(x: Tensor, layers: Variable[]): Tensor2D {
  let y = x;
  for (let i = 0; i < layers.length; i += 2) {
    const sums = linear(y, layers[i]!, layers[i + 1]!);
    y = i + 2 < layers.length ? tf.relu(sums) : sums;
  }
  return y as Tensor2D;
}

/** Binary cross-entropy on logits, summed over an example: `softplus(l) - l x`. */
function crossEntropy(logits: Tensor, x: Tensor): Scalar {
  return tf.div(tf.sum(tf.sub(tf.softplus(logits), tf.mul(logits, x))), x.shape[0]!);
}

function autoencoder(): Step {
  const layers = dense(784, 128, 64, 32, 64, 128, 784);
  const x = tf.abs(numbers([BATCH, 784], 1));
  const adam = tf.train.adam(1e-3);
  return () => update(adam, () => crossEntropy(perceptron(x, layers), x), layers);
}

function variational(): Step {
  const [latent, hidden] = [2, 256];
  const encoder = dense(784, hidden, 2 * latent);
  const decoder = dense(latent, hidden, 784);
  const x = tf.abs(numbers([BATCH, 784], 1));
  const epsilon = numbers([BATCH, latent], 1.7);
  const adam = tf.train.adam(1e-3);
  const loss = () => {
    const [mean, logVariance] = tf.split(perceptron(x, encoder), 2, 1) as [Tensor2D, Tensor2D];
    const z = tf.add(mean, tf.mul(tf.exp(tf.mul(logVariance, 0.5)), epsilon));
    const spread = tf.sub(tf.add(tf.square(mean), tf.exp(logVariance)), tf.add(logVariance, 1));
    const divergence = tf.div(tf.sum(spread), 2 * BATCH);
    return tf.add<Scalar>(crossEntropy(perceptron(z, decoder), x), divergence);
  };
  return () => update(adam, loss, [...encoder, ...decoder]);
}

function classifier(): Step {
  const [batch, filters] = [64, 8];
  const weights = [weight(3, 3, 1, filters), bias(filters), ...dense(13 * 13 * filters, 10)] as const;
  const images = tf.abs(numbers([batch, 28, 28, 1], 1)) as Tensor4D;
  const labels = tf.oneHot(tf.range(0, batch, 1, "int32").mod(tf.scalar(10, "int32")).cast("int32"), 10);
  const adam = tf.train.adam(1e-3);
  const loss = () => {
    const maps = tf.relu(tf.add<Tensor4D>(tf.conv2d(images, weights[0] as Tensor4D, 1, "valid"), weights[1]));
    const logits = linear(tf.reshape(tf.maxPool(maps, 2, 2, "valid"), [batch, -1]), weights[2]!, weights[3]!);
    return tf.neg(tf.mean<Scalar>(tf.sum(tf.mul(labels, tf.logSoftmax(logits)), 1)));
  };
  return () => update(adam, loss, [...weights]);
}

function adversarial(): Step {
  const [batch, noise] = [64, 32];
  const forger = [...dense(noise, 7 * 7 * 64), weight(4, 4, 32, 64), bias(32), weight(4, 4, 1, 32), bias(1)];
  const judge = [weight(4, 4, 1, 32), bias(32), weight(4, 4, 32, 64), bias(64), ...dense(7 * 7 * 64, 1)];
  const real = numbers([batch, 28, 28, 1], 1) as Tensor4D;
  const z = numbers([batch, noise], 1.7);
  const [judgeAdam, forgerAdam] = [tf.train.adam(2e-4, 0.5), tf.train.adam(2e-4, 0.5)];
  const forge = () => {
    const [w0, b0, w1, b1, w2, b2] = forger as [Variable, Variable, Variable, Variable, Variable, Variable];
    const seed = tf.reshape(tf.relu(linear(z, w0, b0)), [batch, 7, 7, 64]) as Tensor4D;
    const maps = tf.relu(
      tf.add<Tensor4D>(tf.conv2dTranspose(seed, w1 as Tensor4D, [batch, 14, 14, 32], 2, "same"), b1),
    );
    return tf.tanh(tf.add<Tensor4D>(tf.conv2dTranspose(maps, w2 as Tensor4D, [batch, 28, 28, 1], 2, "same"), b2));
  };
  const verdict = (images: Tensor4D) => {
    const [w0, b0, w1, b1, w2, b2] = judge as [Variable, Variable, Variable, Variable, Variable, Variable];
    const low = tf.leakyRelu(tf.add<Tensor4D>(tf.conv2d(images, w0 as Tensor4D, 2, "same"), b0), 0.2);
    const high = tf.leakyRelu(tf.add<Tensor4D>(tf.conv2d(low, w1 as Tensor4D, 2, "same"), b1), 0.2);
    return linear(tf.reshape(high, [batch, -1]), w2, b2);
  };
  const judged = () =>
    tf.add<Scalar>(tf.mean(tf.softplus(tf.neg(verdict(real)))), tf.mean(tf.softplus(verdict(forge()))));
  const forged = () => tf.mean<Scalar>(tf.softplus(tf.neg(verdict(forge()))));
  return () => {
    tf.dispose(update(judgeAdam, judged, judge));
    return update(forgerAdam, forged, forger);
  };
}

function recurrent(): Step {
  const [units, steps, features] = [32, 120, 14];
  const [kernel, gateKernel, stateKernel] = [
    weight(features, 3 * units),
    weight(units, 2 * units),
    weight(units, units),
  ];
  const shift = bias(3 * units);
  const readout = dense(units, 1);
  const series = numbers([BATCH, steps, features], 1) as Tensor3D;
  const target = numbers([BATCH, 1], 1);
  const rmsprop = tf.train.rmsprop(1e-3);
  const loss = () => {
    const projected = linear(tf.reshape(series, [BATCH * steps, features]), kernel, shift);
    const inputs = tf.unstack(tf.reshape(projected, [BATCH, steps, 3 * units]), 1) as Tensor2D[]; // T of [B, 3H]
    let state = tf.zeros([BATCH, units]) as Tensor2D;
    for (const input of inputs) {
      const [gateInput, candidateInput] = tf.split(input, [2 * units, units], 1) as [Tensor2D, Tensor2D];
      const gates = tf.sigmoid(tf.add(gateInput, tf.matMul(state, gateKernel as Tensor2D)));
      const [keep, reset] = tf.split(gates, 2, 1) as [Tensor2D, Tensor2D];
      const memory = tf.matMul(tf.mul(reset, state), stateKernel as Tensor2D);
      const candidate = tf.tanh(tf.add(candidateInput, memory));
      state = tf.add(candidate, tf.mul(keep, tf.sub(state, candidate)));
    }
    return tf.mean<Scalar>(tf.squaredDifference(linear(state, readout[0]!, readout[1]!), target));
  };
  return () => update(rmsprop, loss, [kernel, gateKernel, stateKernel, shift, ...readout]);
}
