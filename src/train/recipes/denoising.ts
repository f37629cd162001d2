import { drawnNoise, type Noise } from "#kit/noise";
import { seeded } from "#kit/random";
import { tf, type Tensor4D } from "#kit/tf";
import {
  corrupt,
  initialise,
  restorationLoss,
  restore,
  trainStep,
  type Weights,
} from "#lesson/05-unsupervised/denoising";
import { take } from "../data/batches.ts";
import { digits } from "../data/mnist.ts";
import { oneOfEach } from "../data/one-of-each.ts";
import { drawVersions } from "../pictures/versions.ts";
import type { Batch, Model, Recipe } from "../recipe.ts";

/** Filters and noise of the Keras example (https://keras.io/examples/vision/autoencoder/). */
const FILTERS = 32;
const FACTOR = 0.4;

const LEARNING_RATE = 1e-3;

/** The convolutional autoencoder that takes noise away from the digits; 28,353 weights. */
export const denoising: Recipe = {
  name: "denoising",
  lessons: ["05-unsupervised/denoising"],
  epochs: 10,
  batchSize: 128,
  data: (_seed, source) => digits(source),
  initialise: (seed) => ({
    variables: initialise(seed, FILTERS),
    optimizers: { adam: tf.train.adam(LEARNING_RATE) },
  }),
  step(model, batch, noise) {
    const clean = batch.images as Tensor4D;
    return { loss: trainStep(weightsOf(model), model.optimizers.adam!, clean, normal(clean, noise), FACTOR) };
  },
  measure(model, batch, noise) {
    const clean = batch.images as Tensor4D;
    return { loss: restorationLoss(weightsOf(model), clean, corrupt(clean, normal(clean, noise), FACTOR)) };
  },
  async sample(model, { heldOut }, noise) {
    const batch = take(heldOut, oneOfEach(heldOut, 10));
    const canvas = await drawVersions(() => [restored(model, batch, noise).after], 10);
    tf.dispose(batch);
    return canvas;
  },
  async pictures(model, { heldOut }) {
    const batch = take(heldOut, [...Array(30).keys()]);
    const canvas = await drawVersions(() => {
      const { clean, before, after } = restored(model, batch, drawnNoise(seeded(0)));
      return [clean, before, after];
    }, 10);
    tf.dispose(batch);
    return [{ name: "restored", canvas }];
  },
};

function weightsOf({ variables }: Model): Weights {
  return variables as Weights;
}

/** Noise for every pixel of the images. */
function normal({ shape }: Tensor4D, noise: Noise): Tensor4D {
  return noise.normal(shape) as Tensor4D;
}

/** The images of a batch, what noise makes of them, and what the network makes of that. */
function restored(
  model: Model,
  { images }: Batch,
  noise: Noise,
): { clean: Tensor4D; before: Tensor4D; after: Tensor4D } {
  const clean = images as Tensor4D;
  const before = corrupt(clean, normal(clean, noise), FACTOR);
  return { clean, before, after: tf.sigmoid(restore(weightsOf(model), before)) };
}
