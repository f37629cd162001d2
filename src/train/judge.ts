import { join } from "node:path";
import { NotImplemented } from "#kit/not-implemented";
import { tf, type Tensor4D, type Variable } from "#kit/tf";
import { forward, type Pass, type Weights } from "#lesson/02-xo/train-digits";
import { Problem } from "../text/problem.ts";
import { averagesIn } from "./average.ts";
import { Corrupt, loadCheckpoint } from "./checkpoint.ts";
import * as words from "./judge-words.ts";
import type { Saved } from "./state.ts";

/** What a network that knows digits says to each of N images. */
export interface Opinions {
  /** Of the ten digits: [N, 10], each row sums to 1. */
  probabilities: number[][];
  /** The last hidden activations: [N, H]. */
  features: number[][];
}

/** Images looked at together; a matter of memory. */
const AT_ONCE = 500;

const RECIPE = "digits";

/** What the name of a variable begins with in a checkpoint. */
const VARIABLE = "variable/";

/**
 * The network of a finished `tamrin train digits`, from the project's folder or from `path`; the caller disposes of its
 * weights. Throws a Problem where there is none, or the file holds something else.
 */
export async function loadJudge(root: string, path = join(root, "runs", RECIPE, "best.ckpt")): Promise<Weights> {
  const found = await loadCheckpoint(path).catch((error: unknown) => {
    throw error instanceof Corrupt ? new Problem(words.badJudge(path, words.notWhole(error.message))) : error;
  });
  if (!found) throw new Problem(words.noJudge(path));
  if (found.recipe !== RECIPE) throw new Problem(words.badJudge(path, words.runOf(found.recipe)));
  const weights = averagesAt(found.state) as Weights;
  try {
    // Whether the file fits the lesson shows at the first image.
    await judge(weights, tf.zeros([1, 28, 28, 1]));
  } catch (error) {
    tf.dispose(weights);
    if (error instanceof NotImplemented) throw error;
    throw new Problem(words.badJudge(path, words.otherNetwork), {}, { cause: error });
  }
  return weights;
}

/** The opinions of the network on `images` [N, 28, 28, 1], paper 0 and ink 1, nothing dropped. */
export function judge(weights: Weights, images: Tensor4D): Promise<Opinions> {
  return opinionsOf((some) => forward(weights, some, null), images);
}

/** What `look` sees in `images` [N, ...], some at a time. */
export async function opinionsOf(look: (images: Tensor4D) => Pass, images: Tensor4D): Promise<Opinions> {
  const opinions: Opinions = { probabilities: [], features: [] };
  for (let from = 0; from < images.shape[0]; from += AT_ONCE) {
    const { features, probabilities } = tf.tidy(() => {
      const { features, logits } = look(tf.slice(images, from, Math.min(AT_ONCE, images.shape[0] - from)));
      return { features, probabilities: tf.softmax(logits) };
    });
    opinions.features.push(...(await features.array()));
    opinions.probabilities.push(...(await probabilities.array()));
    tf.dispose([features, probabilities]);
  }
  return opinions;
}

/** How sure the network is of its answers: the mean of the highest probabilities, from 1/10 to 1. */
export function confidence(probabilities: number[][]): number {
  return mean(probabilities.map((row) => Math.max(...row)));
}

/**
 * How evenly the digits occur among the answers: the entropy of their shares in units of that of even shares, log K.
 * 1 where every digit is as frequent, 0 where all answers are the same.
 */
export function classBalance(probabilities: number[][]): number {
  const shares = probabilities[0]!.map((_, k) => mean(probabilities.map((row) => row[k]!)));
  const entropy = -shares.reduce((sum, p) => sum + (p > 0 ? p * Math.log(p) : 0), 0);
  return entropy / Math.log(shares.length);
}

function mean(numbers: number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}

/** The averages in a checkpoint, by the names of their weights; the caller disposes of them. */
export function averagesAt(state: Saved[]): Record<string, Variable> {
  const variables = state.filter(({ name }) => name.startsWith(VARIABLE));
  const averages = averagesIn(Object.fromEntries(variables.map((part) => [part.name.slice(VARIABLE.length), part])));
  const loaded = Object.entries(averages).map(([name, { shape, values }]) => {
    return [name, tf.tidy(() => tf.variable(tf.tensor(values, shape), false))];
  });
  return Object.fromEntries(loaded) as Record<string, Variable>;
}
