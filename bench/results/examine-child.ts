import { drawnNoise } from "#kit/noise";
import { seeded } from "#kit/random";
import { tf, type Tensor2D, type Tensor4D } from "#kit/tf";
import { useBackend, type Want } from "../../src/tensorflow/backend.ts";
import { loadCheckpoint } from "../../src/train/checkpoint.ts";
import { take } from "../../src/train/data/batches.ts";
import { digits } from "../../src/train/data/mnist.ts";
import { frechetDistance, momentsOf } from "../../src/train/frechet.ts";
import { classBalance, confidence, judge, loadJudge, type Opinions } from "../../src/train/judge.ts";
import { estimateLogLikelihood } from "../../src/train/likelihood.ts";
import type { Examples, Model } from "../../src/train/recipe.ts";
import { loadRecipe } from "../../src/train/recipes/index.ts";
import { restore } from "../../src/train/state.ts";
import type { Examined } from "./examine.ts";

// Looks at a trained network from outside: what a run does not tell because it would take too long, or needs a judge.

/** Samples of a GAN, and real digits to compare them with. */
const SAMPLES = 5000;

/** Samples of z for each digit, and digits, of the likelihood. */
const EFFORT = { samples: 500, digits: 2000 };

const root = process.cwd();
const [recipe, checkpoint, backend, judgePath] = process.argv.slice(2) as [string, string, Want, string];

const examinations: Record<string, (model: Model, sets: { train: Examples; heldOut: Examples }) => Promise<Examined>> =
  {
    vae: async (model, { heldOut }) => {
      const { networkOf } = await import("../../src/train/recipes/vae.ts");
      const estimate = await estimateLogLikelihood(networkOf(model), heldOut, drawnNoise(seeded(0)), EFFORT);
      return { negativeLogLikelihood: -estimate };
    },
    gan: async (model, sets) => judgeSamples((await import("../../src/train/recipes/gan.ts")).gameOf(model), sets),
    dcgan: async (model, sets) => judgeSamples((await import("../../src/train/recipes/dcgan.ts")).gameOf(model), sets),
  };

async function judgeSamples(
  game: { Z: number; make(noise: Tensor2D): unknown },
  { train, heldOut }: { train: Examples; heldOut: Examples },
): Promise<Examined> {
  const network = await loadJudge(root, judgePath);
  const noise = drawnNoise(seeded(0));
  const samples = tf.tidy(() => {
    const made = Array.from({ length: SAMPLES / 500 }, () => {
      const images = game.make(noise.normal([500, game.Z]) as Tensor2D) as Tensor4D;
      return tf.reshape(tf.div(tf.add(images, 1), 2), [500, 28, 28, 1]);
    });
    return tf.concat(made);
  });
  const [made, real, other] = [
    await judge(network, samples as Tensor4D),
    await judge(network, take(heldOut, [...Array(SAMPLES).keys()]).images as Tensor4D),
    await judge(network, take(train, [...Array(SAMPLES).keys()]).images as Tensor4D),
  ];
  return {
    confidence: confidence(made.probabilities),
    realConfidence: confidence(real.probabilities),
    balance: classBalance(made.probabilities),
    realBalance: classBalance(real.probabilities),
    frechet: distance(made, real),
    realFrechet: distance(other, real),
  };
}

function distance(a: Opinions, b: Opinions): number {
  const [first, second] = [momentsOf(a.features), momentsOf(b.features)];
  return frechetDistance(first.mean, first.covariance, second.mean, second.covariance);
}

async function main(): Promise<Examined> {
  const look = examinations[recipe];
  if (!look) return {};
  await useBackend(backend, { root });
  const saved = await loadCheckpoint(checkpoint);
  const trained = await loadRecipe(recipe);
  const model = trained.initialise(saved!.seed);
  await restore(model, saved!.state);
  return look(model, await digits({ root, file: null }));
}

process.send!(await main(), undefined, undefined, () => process.disconnect());
