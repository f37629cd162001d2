import type { Noise } from "#kit/noise";
import { tf, type Tensor1D, type Tensor2D, type Tensor4D } from "#kit/tf";
import { accuracy, crossEntropy, forward, initialise, KEEP, trainStep, type Weights } from "#lesson/02-xo/train-digits";
import { averagesIn, followWeights, weightsIn, withAverages } from "../average.ts";
import { take } from "../data/batches.ts";
import { digits as mnist, SIDE } from "../data/mnist.ts";
import { judge } from "../judge.ts";
import { drawConfusion } from "../pictures/confusion.ts";
import { drawFilters } from "../pictures/filters.ts";
import { drawMistakes, type Answer } from "../pictures/mistakes.ts";
import type { Examples, Model, Recipe } from "../recipe.ts";

const FILTERS: [number, number, number] = [32, 64, 64];
const HIDDEN = 64;
const LEARNING_RATE = 1e-3;

/** Averages reach about 200 steps back: not half an epoch, so that they are near after the first. */
const DECAY = 0.995;

/** A convolutional network on the handwritten digits: 93,322 weights, measured at their averages. */
export const digits: Recipe = {
  name: "digits",
  lessons: ["02-xo/train-digits"],
  epochs: 5,
  batchSize: 128,
  data: (_seed, source) => mnist(source),
  initialise: (seed) => ({
    variables: withAverages(initialise(seed, FILTERS, HIDDEN)),
    optimizers: { adam: tf.train.adam(LEARNING_RATE) },
  }),
  step({ variables, optimizers }, { images, labels }, noise) {
    const weights = weightsIn(variables) as Weights;
    const mask = maskFor(weights, images!.shape[0]!, noise);
    const loss = trainStep(weights, optimizers.adam!, images as Tensor4D, labels as Tensor1D, mask);
    followWeights(variables, DECAY);
    return { loss };
  },
  measure(model, { images, labels }) {
    const { logits } = forward(learned(model), images as Tensor4D, null);
    return { loss: crossEntropy(logits, labels as Tensor1D), accuracy: accuracy(logits, labels as Tensor1D) };
  },
  async pictures(model, { heldOut }, _history, lang) {
    const answers = await answersTo(learned(model), heldOut);
    const mistakes = answers.filter(({ said, truth }) => said !== truth).toSorted((a, b) => b.sure - a.sure);
    return [
      { name: "filters", canvas: drawFilters(await firstFilters(learned(model)), 8) },
      { name: "mistakes", canvas: drawMistakes(mistakes, answers.length, lang) },
      { name: "confusion", canvas: drawConfusion(answers, lang) },
    ];
  },
};

function learned({ variables }: Model): Weights {
  return averagesIn(variables) as Weights;
}

/** Ones and zeros, one in KEEP on average. */
function maskFor({ hidden }: Weights, images: number, noise: Noise): Tensor2D {
  const kept = tf.less(noise.uniform([images, hidden.shape[0]!]), KEEP);
  return tf.cast(kept, "float32") as Tensor2D;
}

/** What the network says to every held-out digit, and how sure it is. */
async function answersTo(weights: Weights, heldOut: Examples): Promise<Answer[]> {
  const { images, labels } = take(heldOut, [...Array(heldOut.count).keys()]);
  const { probabilities } = await judge(weights, images as Tensor4D);
  const [pixels, truths] = [(await images!.data()) as Float32Array, await labels!.data()];
  tf.dispose([images, labels]);
  return probabilities.map((row, i) => {
    const sure = Math.max(...row);
    const image = pixels.subarray(i * SIDE * SIDE, (i + 1) * SIDE * SIDE);
    return { said: row.indexOf(sure), truth: truths[i]!, sure, image };
  });
}

/** [F, 3, 3] */
async function firstFilters({ filters1 }: Weights): Promise<number[][][]> {
  const filters = tf.tidy(() => tf.transpose(tf.squeeze(filters1, [2]), [2, 0, 1]));
  const values = (await filters.array()) as number[][][];
  filters.dispose();
  return values;
}
