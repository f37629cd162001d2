import { seeded } from "#kit/random";
import { tf, type Scalar, type Tensor1D, type Tensor4D } from "#kit/tf";
import { crossEntropy, forward, initialise, trainStep, type Weights } from "#lesson/02-xo/train-xo";
import { STREAM } from "../data/batches.ts";
import { numbers } from "../data/field.ts";
import { CLEAN, SIDE, xoImages } from "../data/xo-images.ts";
import { drawNetwork, type Network } from "../pictures/xo-network.ts";
import type { Batch, Examples, Recipe } from "../recipe.ts";

const FILTERS = 8;
const TRAIN = 4000;
const HELD_OUT = 2000;
const LEARNING_RATE = 0.004;

/** The network of deck 002, on letters that are shifted, turned, thickened and noisy. */
export const xo: Recipe = {
  name: "xo",
  lessons: ["02-xo/train-xo"],
  epochs: 10,
  threads: 1,
  batchSize: 32,
  data: (seed) => ({ train: examples(TRAIN, seed, STREAM.train), heldOut: examples(HELD_OUT, seed, STREAM.heldOut) }),
  initialise: (seed) => ({
    variables: initialise(seed, FILTERS),
    optimizers: { adam: tf.train.adam(LEARNING_RATE) },
  }),
  step: ({ variables, optimizers }, { images, labels }) => ({
    loss: trainStep(variables as Weights, optimizers.adam!, images as Tensor4D, labels as Tensor1D),
  }),
  measure: ({ variables }, batch) => measure(variables as Weights, batch),
  pictures: async ({ variables }) => [{ name: "network", canvas: drawNetwork(await looks(variables as Weights)) }],
};

function examples(count: number, seed: number, stream: number): Examples {
  const { pixels, labels } = xoImages(count, seeded(seed, stream));
  return {
    count,
    fields: { images: numbers(pixels, [SIDE, SIDE, 1]), labels: numbers(labels, []) },
  };
}

function measure(weights: Weights, { images, labels }: Batch): { loss: Scalar; accuracy: Scalar } {
  const { logits } = forward(weights, images as Tensor4D);
  const right = tf.equal(tf.argMax(logits, 1), labels as Tensor1D);
  return { loss: crossEntropy(logits, labels as Tensor1D), accuracy: tf.mean(tf.cast(right, "float32")) };
}

/** The filters, and what they see on the clean X and O. Awaited: a GPU under WebGPU cannot be read at once. */
async function looks(weights: Weights): Promise<Network> {
  const { pixels } = xoImages(2, seeded(0), CLEAN);
  const letters = tf.tensor4d(pixels, [2, SIDE, SIDE, 1]);
  const { maps, logits } = forward(weights, letters);
  const tensors = {
    filters: tf.transpose(tf.squeeze(weights.filters, [2]), [2, 0, 1]), // [F, 3, 3]
    letters: tf.squeeze(letters, [3]), // [2, 9, 9]
    maps: tf.transpose(maps, [0, 3, 1, 2]), // [2, F, 7, 7]
  };
  const read = Object.entries(tensors).map(async ([name, tensor]) => [name, await tensor.array()]);
  const arrays = await Promise.all(read);
  tf.dispose([tensors, letters, maps, logits]);
  return Object.fromEntries(arrays) as Network;
}
