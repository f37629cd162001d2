import { drawnNoise, type Noise } from "#kit/noise";
import { seeded } from "#kit/random";
import { tf, type Tensor2D } from "#kit/tf";
import {
  ganStep,
  generate,
  initialise,
  judge,
  type Discriminator,
  type Gan,
  type Generator,
} from "#lesson/06-generative/dcgan";
import { discriminatorLoss, nonSaturatingLoss } from "#lesson/06-generative/gan-losses";
import { drawMade, fromPixels, measureGame, noiseFor, picturesOf, type Game } from "../adversarial/game.ts";
import { joined, playerIn } from "../adversarial/players.ts";
import { noting } from "../adversarial/verdicts.ts";
import { digits } from "../data/mnist.ts";
import type { Batch, Losses, Model, Recipe } from "../recipe.ts";

const SIZES = { Z: 64, F1: 32, F2: 64 };

/** Of the DCGAN paper (Radford, Metz and Chintala, 2015): at Adam's usual 0.9, the two players swing around each other. */
const [LEARNING_RATE, BETA1] = [2e-4, 0.5];

/** Noises whose moments stand in for a training batch when an image is made for itself. */
const REFERENCE = 256;

/** Two convolutional players on the digits. */
export const dcgan: Recipe = {
  name: "dcgan",
  lessons: ["06-generative/gan-losses", "06-generative/dcgan"],
  epochs: 10,
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
  const { discriminator: judging, generator: making } = model.optimizers;
  const noted = noting(discriminatorLoss);
  const z = () => noiseFor(batch, noise, SIZES.Z);
  const { discriminator, generator } = ganStep(
    playersIn(model),
    { discriminator: judging!, generator: making! },
    { discriminator: noted.loss, generator: nonSaturatingLoss },
    fromPixels(batch.images!),
    { discriminator: z(), generator: z() },
  );
  return { loss: tf.add(discriminator, generator), discriminator, generator, ...noted.verdicts() };
}

function playersIn({ variables }: Pick<Model, "variables">): Gan {
  return {
    generator: playerIn(variables, "generator") as Generator,
    discriminator: playerIn(variables, "discriminator") as Discriminator,
  };
}

export function gameOf(model: Pick<Model, "variables">): Game {
  const { generator, discriminator } = playersIn(model);
  return {
    Z: SIZES.Z,
    make: (noise) => {
      const reference = drawnNoise(seeded(0)).normal([REFERENCE, SIZES.Z]) as Tensor2D;
      return generate(generator, noise, generate(generator, reference).moments).images;
    },
    judge: (images) => judge(discriminator, images),
  };
}
