import { drawnNoise, type Noise } from "#kit/noise";
import { seeded } from "#kit/random";
import { tf, type Tensor2D, type Tensor4D } from "#kit/tf";
import { decode, encode, initialise, type Weights } from "#lesson/06-generative/conv-vae";
import { negativeElbo, trainStep, type Network } from "#lesson/06-generative/vae";
import { take } from "../data/batches.ts";
import { digits, SIDE } from "../data/mnist.ts";
import { estimateLogLikelihood } from "../likelihood.ts";
import { drawCodes } from "../pictures/codes.ts";
import { drawReconstructions, drawSamples, drawSheet } from "../pictures/vae.ts";
import type { Batch, Model, Recipe } from "../recipe.ts";

/** The network of the Keras example (https://keras.io/examples/generative/vae/); two latents can be looked at. */
const SIZES = { S: SIDE, F1: 32, F2: 64, H: 16, Z: 2 };

const LEARNING_RATE = 1e-3;

/** The divergence counts as much as the reconstruction: the bound itself. */
const BETA = 1;

/** What an estimate of the likelihood costs at the end of a run; two latents need fewer samples than fifty. */
const EFFORT = { samples: 50, digits: 200 };

/**
 * A convolutional variational autoencoder, on grey digits as the Keras example learns them. Its likelihood is that of
 * binarised digits all the same, which the network has not seen: only of numbers that are 0 or 1 the pixels' model is one.
 */
export const convVae: Recipe = {
  name: "conv-vae",
  lessons: ["06-generative/vae", "06-generative/conv-vae", "06-generative/importance-weighted"],
  epochs: 30,
  batchSize: 128,
  data: (_seed, source) => digits(source),
  initialise: (seed) => ({
    variables: initialise(seed, SIZES),
    optimizers: { adam: tf.train.adam(LEARNING_RATE) },
  }),
  step: (model, batch, noise) =>
    trainStep(networkOf(model), model.optimizers.adam!, batch.images!, epsilonFor(batch, noise), BETA),
  measure: (model, batch, noise) => negativeElbo(networkOf(model), batch.images!, epsilonFor(batch, noise), BETA),
  sample: (model, _sets, noise) => drawSamples(networkOf(model), noise, [16, SIZES.Z], 16),
  conclude: async (model, { heldOut }) => ({
    heldOutLogLikelihood: await estimateLogLikelihood(networkOf(model), heldOut, drawnNoise(seeded(0)), EFFORT),
  }),
  pictures: async (model, { heldOut }, _history, lang) => {
    const network = networkOf(model);
    const batch = take(heldOut, [...Array(30).keys()]);
    const reconstructions = await drawReconstructions(network, batch.images as Tensor4D, 10);
    tf.dispose(batch);
    const samples = await drawSamples(network, drawnNoise(seeded(0)), [100, SIZES.Z], 10);
    return [
      { name: "reconstructions", canvas: reconstructions },
      { name: "samples", canvas: samples },
      { name: "latents", canvas: await drawSheet(network, 20) },
      { name: "codes", canvas: await drawCodes(network, heldOut, lang) },
    ];
  },
};

export function networkOf({ variables }: Pick<Model, "variables">): Network {
  const weights = variables as Weights;
  return {
    encode: (x) => encode(weights, x as Tensor4D),
    decode: (z) => decode(weights, z),
    variables: Object.values(weights),
  };
}

function epsilonFor({ images }: Batch, noise: Noise): Tensor2D {
  return noise.normal([images!.shape[0]!, SIZES.Z]) as Tensor2D;
}
