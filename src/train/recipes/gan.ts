import { tf, type Tensor2D } from "#kit/tf";
import { discriminatorLoss, nonSaturatingLoss } from "#lesson/06-generative/gan-losses";
import {
  discriminatorStep,
  generate,
  generatorStep,
  initialise,
  judge,
  type Gan,
  type Layers,
} from "#lesson/06-generative/discriminator-step";
import { drawMade, fromPixels, measureGame, noiseFor, picturesOf, type Game } from "../adversarial/game.ts";
import { joined, playerIn } from "../adversarial/players.ts";
import { noting } from "../adversarial/verdicts.ts";
import { digits, SIDE } from "../data/mnist.ts";
import type { Batch, Losses, Model, Recipe } from "../recipe.ts";
import type { Noise } from "#kit/noise";

const SIZES = { X: SIDE * SIDE, Z: 64, H: 256 };

/**
 * beta1 as in the DCGAN paper (Radford, Metz and Chintala, 2015): at Adam's usual 0.9, the two players swing around each
 * other. The paper's rate of 2e-4 is for convolutions; dense players bear five times as much and are there far sooner.
 */
const [LEARNING_RATE, BETA1] = [1e-3, 0.5];

/** Two fully connected players on the digits. */
export const gan: Recipe = {
  name: "gan",
  lessons: ["06-generative/gan-losses", "06-generative/discriminator-step"],
  epochs: 20,
  threads: 1,
  batchSize: 128,
  data: (_seed, source) => digits(source),
  initialise: (seed) => ({
    variables: joined(initialise(seed, SIZES)),
    optimizers: { discriminator: tf.train.adam(LEARNING_RATE, BETA1), generator: tf.train.adam(LEARNING_RATE, BETA1) },
  }),
  step,
  measure: (model, batch, noise) => measureGame(gameOf(model), batch, noise),
  sample: (model, _sets, noise) => drawMade(gameOf(model), noise, 16, 16),
  pictures: (model, _sets, history, lang) => picturesOf(gameOf(model), history, lang),
};

function step(model: Model, batch: Batch, noise: Noise): Losses {
  const [players, { optimizers }] = [playersIn(model), model];
  const real = flat(fromPixels(batch.images!));
  const noted = noting(discriminatorLoss);
  const z = () => noiseFor(batch, noise, SIZES.Z);
  const discriminator = discriminatorStep(players, optimizers.discriminator!, noted.loss, real, z());
  const generator = generatorStep(players, optimizers.generator!, nonSaturatingLoss, z());
  return { loss: tf.add(discriminator, generator), discriminator, generator, ...noted.verdicts() };
}

function playersIn({ variables }: Pick<Model, "variables">): Gan {
  return {
    generator: playerIn(variables, "generator") as Layers,
    discriminator: playerIn(variables, "discriminator") as Layers,
  };
}

export function gameOf(model: Pick<Model, "variables">): Game {
  const { generator, discriminator } = playersIn(model);
  return {
    Z: SIZES.Z,
    make: (noise) => generate(generator, noise),
    judge: (images) => judge(discriminator, flat(images)),
  };
}

function flat(images: ReturnType<typeof fromPixels>): Tensor2D {
  return tf.reshape(images, [-1, SIZES.X]);
}
