import { tf, type Tensor, type Tensor2D } from "#kit/tf";
import {
  decode,
  encode,
  initialise,
  reconstructionLoss,
  trainStep,
  type Sizes,
  type Weights,
} from "#lesson/05-unsupervised/deep-autoencoder";
import { take } from "../data/batches.ts";
import { digits, SIDE } from "../data/mnist.ts";
import { oneOfEach } from "../data/one-of-each.ts";
import type { Canvas } from "../pictures/canvas.ts";
import { imageMap } from "../pictures/image-map.ts";
import { drawVersions } from "../pictures/versions.ts";
import { principalPlane } from "../principal-plane.ts";
import type { Batch, Examples, Model, Recipe } from "../recipe.ts";

const PIXELS = SIDE * SIDE;

/** Of the deep autoencoder in "Building Autoencoders in Keras" (https://blog.keras.io, 2016). */
const SIZES: Sizes = [PIXELS, 128, 64, 32];

const LEARNING_RATE = 1e-3;

/** Digits to lay out by their codes: enough that most places find one. */
const LAID_OUT = 5000;

/** The four layers of deck 000 on all the digits: 784 pixels remembered as 32 numbers. */
export const deepAutoencoder: Recipe = {
  name: "deep-autoencoder",
  lessons: ["05-unsupervised/deep-autoencoder"],
  epochs: 30,
  threads: 1,
  batchSize: 128,
  data: (_seed, source) => digits(source),
  initialise: (seed) => ({
    variables: initialise(seed, SIZES),
    optimizers: { adam: tf.train.adam(LEARNING_RATE) },
  }),
  step: (model, { images }) => ({ loss: trainStep(weightsOf(model), model.optimizers.adam!, flat(images!)) }),
  measure: (model, { images }) => ({ loss: reconstructionLoss(weightsOf(model), flat(images!)) }),
  sample: (model, { heldOut }) => {
    const digits = oneOfEach(heldOut, 10);
    return drawnFrom(heldOut, digits, ({ images }) => [remembered(model, images!)]);
  },
  pictures: async (model, { heldOut }) => {
    const first = [...Array(40).keys()];
    const reconstructions = await drawnFrom(heldOut, first, ({ images }) => [images!, remembered(model, images!)]);
    return [
      { name: "reconstructions", canvas: reconstructions },
      { name: "codes", canvas: await drawCodes(model, heldOut) },
    ];
  },
};

function weightsOf({ variables }: Model): Weights {
  return variables as Weights;
}

/** [N, 28, 28, 1] to [N, 784]. */
function flat(images: Tensor): Tensor2D {
  return tf.reshape(images, [-1, PIXELS]);
}

/** What the decoder makes of the codes of the images, in their shape. */
function remembered(model: Model, images: Tensor): Tensor {
  const weights = weightsOf(model);
  return tf.reshape(tf.sigmoid(decode(weights, encode(weights, flat(images)))), images.shape);
}

/** Versions of some examples, ten in a row. */
async function drawnFrom(examples: Examples, places: number[], versions: (batch: Batch) => Tensor[]): Promise<Canvas> {
  const batch = take(examples, places);
  const canvas = await drawVersions(() => versions(batch), 10);
  tf.dispose(batch);
  return canvas;
}

/** Digits laid out in the plane in which the 32 numbers of their codes differ most: neighbours are alike to the network. */
async function drawCodes(model: Model, examples: Examples): Promise<Canvas> {
  const batch = take(examples, [...Array(Math.min(LAID_OUT, examples.count)).keys()]);
  const codes = tf.tidy(() => encode(weightsOf(model), flat(batch.images!)));
  const [plane, pixels] = [principalPlane(await codes.array()), (await batch.images!.data()) as Float32Array];
  tf.dispose([batch, codes]);
  return imageMap(pixels, [SIDE, SIDE], plane, 16);
}
