import { drawnNoise, type Noise } from "#kit/noise";
import { seeded } from "#kit/random";
import { tf, type Tensor2D, type Tensor4D } from "#kit/tf";
import { decode, encode, initialise, type Weights } from "#lesson/06-generative/mlp-vae";
import { negativeElbo, trainStep, type Network } from "#lesson/06-generative/vae";
import { take } from "../data/batches.ts";
import { binarise } from "../data/binarise.ts";
import { digits, SIDE } from "../data/mnist.ts";
import { estimateLogLikelihood } from "../likelihood.ts";
import { drawReconstructions, drawSamples } from "../pictures/vae.ts";
import type { Batch, Model, Recipe } from "../recipe.ts";

/** The network of Burda et al. (2016) with one stochastic layer: two layers of 200 hidden units, 50 latents. */
const [PIXELS, HIDDEN, LATENTS] = [SIDE * SIDE, 200, 50];

const LEARNING_RATE = 1e-3;

/** Log-odds of ink: 13 % of the training pixels. From even odds, the first two epochs go into learning that paper is white. */
const INK = Math.log(0.13 / 0.87);

/** The divergence counts as much as the reconstruction: the bound itself. */
const BETA = 1;

/** What an estimate of the likelihood costs at the end of a run: some seconds. Published ones took 5,000 and 10,000. */
const EFFORT = { samples: 100, digits: 1000 };

/** A variational autoencoder of fully connected layers, on digits binarised anew in every epoch. */
export const vae: Recipe = {
  name: "vae",
  lessons: ["06-generative/vae", "06-generative/mlp-vae", "06-generative/importance-weighted"],
  epochs: 30,
  threads: 1,
  batchSize: 128,
  data: (_seed, source) => digits(source),
  initialise: (seed) => {
    const variables = initialise(seed, PIXELS, HIDDEN, LATENTS);
    tf.tidy(() => variables.pixelBias.assign(tf.add(variables.pixelBias, INK)));
    return { variables, optimizers: { adam: tf.train.adam(LEARNING_RATE) } };
  },
  step: (model, batch, noise) => {
    const { x, epsilon } = drawnFor(batch, noise);
    return trainStep(networkOf(model), model.optimizers.adam!, x, epsilon, BETA);
  },
  measure: (model, batch, noise) => {
    const { x, epsilon } = drawnFor(batch, noise);
    return negativeElbo(networkOf(model), x, epsilon, BETA);
  },
  sample: (model, _sets, noise) => drawSamples(networkOf(model), noise, [16, LATENTS], 16),
  conclude: async (model, { heldOut }) => ({
    heldOutLogLikelihood: await estimateLogLikelihood(networkOf(model), heldOut, drawnNoise(seeded(0)), EFFORT),
  }),
  pictures: async (model, { heldOut }) => {
    const network = networkOf(model);
    const batch = take(heldOut, [...Array(30).keys()]);
    const reconstructions = await drawReconstructions(network, batch.images as Tensor4D, 10);
    tf.dispose(batch);
    const samples = await drawSamples(network, drawnNoise(seeded(0)), [100, LATENTS], 10);
    return [
      { name: "reconstructions", canvas: reconstructions },
      { name: "samples", canvas: samples },
    ];
  },
};

/** The network on images: [N, 28, 28, 1] in and out. */
export function networkOf({ variables }: Pick<Model, "variables">): Network {
  const weights = variables as Weights;
  return {
    encode: (x) => encode(weights, tf.reshape(x, [-1, PIXELS]) as Tensor2D),
    decode: (z) => tf.reshape(decode(weights, z), [-1, SIDE, SIDE, 1]),
    variables: Object.values(weights),
  };
}

function drawnFor({ images }: Batch, noise: Noise) {
  return { x: binarise(images!, noise), epsilon: noise.normal([images!.shape[0]!, LATENTS]) as Tensor2D };
}
