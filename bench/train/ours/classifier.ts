import { tf, type Optimizer, type Scalar, type Tensor, type Tensor1D, type Tensor2D, type Variable } from "#kit/tf";
import type { Noise } from "#kit/noise";
import { digits } from "../../../src/train/data/mnist.ts";
import type { Recipe } from "../../../src/train/recipe.ts";

/** A classifier of digits that no lesson holds: its weights, and the way from images [N, 28, 28, 1] to logits [N, 10]. */
export interface Classifier {
  name: string;
  /** Of one operation, as in a recipe. */
  threads?: number;
  initialise(seed: number): Record<string, Variable>;
  optimizer(): Optimizer;
  /** With noise: as in training, dropout included. */
  logits(weights: Record<string, Variable>, images: Tensor, noise: Noise | null): Tensor2D;
}

/** The classifier as a recipe; it draws no pictures. */
export function classifier({ name, threads, initialise, optimizer, logits }: Classifier): Recipe {
  return {
    name,
    lessons: [],
    epochs: 1,
    threads,
    batchSize: 64,
    data: (_seed, source) => digits(source),
    initialise: (seed) => ({ variables: initialise(seed), optimizers: { optimizer: optimizer() } }),
    step: ({ variables, optimizers }, { images, labels }, noise) => {
      const loss = () => crossEntropy(logits(variables, images!, noise), labels as Tensor1D);
      return { loss: optimizers.optimizer!.minimize(loss, true, Object.values(variables))! };
    },
    measure: ({ variables }, { images, labels }) => ({
      loss: crossEntropy(logits(variables, images!, null), labels as Tensor1D),
    }),
    pictures: () => [],
  };
}

function crossEntropy(logits: Tensor2D, labels: Tensor1D): Scalar {
  return tf.tidy(() => tf.losses.softmaxCrossEntropy(tf.oneHot(labels, 10), logits));
}
