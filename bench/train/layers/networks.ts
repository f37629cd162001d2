import type * as Tfjs from "@tensorflow/tfjs-node";
import { digitTensors, windowTensors } from "./data.ts";
import { compiled, minimized, type Trained } from "./trained.ts";
import { dcgan } from "./dcgan.ts";
import { vae } from "./vae.ts";
import type { Job } from "../serve.ts";

export type Tf = typeof Tfjs;

/** The six networks in layers, each with the data that it is trained on. */
export const networks: Record<string, (tf: Tf, job: Job, root: string) => Promise<Trained>> = {
  async autoencoder(tf, job, root) {
    const { images } = await digitTensors(tf, job, root);
    const x = images.reshape([-1, 784]);
    const layers = [128, 64, 32, 64, 128].map((units) => tf.layers.dense({ units, activation: "relu" }));
    const output = tf.layers.dense({ units: 784, activation: "sigmoid" });
    const model = tf.sequential({ layers: [tf.layers.inputLayer({ inputShape: [784] }), ...layers, output] });
    model.compile({ optimizer: tf.train.adam(1e-3), loss: "binaryCrossentropy" });
    return compiled(model, x, x, job);
  },

  async "small-cnn"(tf, job, root) {
    const { images, oneHot } = await digitTensors(tf, job, root);
    const model = tf.sequential({
      layers: [
        tf.layers.conv2d({ filters: 8, kernelSize: 3, activation: "relu", inputShape: [28, 28, 1] }),
        tf.layers.maxPooling2d({ poolSize: 2 }),
        tf.layers.flatten(),
        tf.layers.dense({ units: 10, activation: "softmax" }),
      ],
    });
    model.compile({ optimizer: tf.train.adam(1e-3), loss: "categoricalCrossentropy" });
    return compiled(model, images, oneHot, job);
  },

  async "mnist-node-cnn"(tf, job, root) {
    const { images, oneHot } = await digitTensors(tf, job, root);
    const conv = (filters: number, more = {}) =>
      tf.layers.conv2d({ filters, kernelSize: 3, activation: "relu", ...more });
    const model = tf.sequential({
      layers: [
        ...[conv(32, { inputShape: [28, 28, 1] }), conv(32), tf.layers.maxPooling2d({ poolSize: 2 })],
        ...[conv(64), conv(64), tf.layers.maxPooling2d({ poolSize: 2 })],
        ...[tf.layers.flatten(), tf.layers.dropout({ rate: 0.25 })],
        ...[tf.layers.dense({ units: 512, activation: "relu" }), tf.layers.dropout({ rate: 0.5 })],
        tf.layers.dense({ units: 10, activation: "softmax" }),
      ],
    });
    model.compile({ optimizer: tf.train.rmsprop(1e-3), loss: "categoricalCrossentropy" });
    return compiled(model, images, oneHot, job);
  },

  async gru(tf, job) {
    const { x, y } = windowTensors(job);
    const model = tf.sequential({
      layers: [tf.layers.gru({ units: 32, inputShape: [120, 14] }), tf.layers.dense({ units: 1 })],
    });
    model.compile({ optimizer: tf.train.rmsprop(1e-3), loss: "meanAbsoluteError" });
    return compiled(model, x, y, job);
  },

  async vae(tf, job, root) {
    const { images } = await digitTensors(tf, job, root);
    return minimized(tf, vae(tf), images.reshape([-1, 784]), job);
  },

  async dcgan(tf, job, root) {
    const { images } = await digitTensors(tf, job, root);
    return minimized(tf, dcgan(tf), images.mul(2).sub(1), job);
  },
};
