import { glorot, zeros } from "#kit/init";
import { seeded } from "#kit/random";
import { tf, type Scalar, type Tensor1D, type Tensor4D, type Variable } from "#kit/tf";
import { forward, trainStep, type Activation, type Weights } from "#lesson/02-xo/relu-vs-tanh";
import { digits } from "../data/mnist.ts";
import { drawRace, numbersOf, raceOf, RUNNERS } from "../race.ts";
import type { Batch, Model, Recipe } from "../recipe.ts";

const FILTERS = [16, 32, 32] as const;
const DIGITS = 10;
const MOMENTUM = 0.9;

/**
 * For each network the rate that reached the target of the race first, of 0.02, 0.035, 0.05, 0.07, 0.1 and 0.2 (PyTorch,
 * one seed, three epochs). Steps with ReLU: 1060, 760, 600, never, 760, never; with tanh: 1030, 720, 590, 590, 600, never.
 */
const RATES: Record<Activation, number> = { relu: 0.05, tanh: 0.05 };

/** Two networks that differ in their activation only: the same first weights, the same batches, a step of each at a time. */
export const reluVsTanh: Recipe = {
  name: "relu-vs-tanh",
  lessons: ["02-xo/relu-vs-tanh"],
  epochs: 3,
  batchSize: 128,
  data: (_seed, source) => digits(source),
  initialise: (seed) => ({
    variables: { ...named("relu", freshWeights(seed)), ...named("tanh", freshWeights(seed)) },
    optimizers: {
      relu: tf.train.momentum(RATES.relu, MOMENTUM),
      tanh: tf.train.momentum(RATES.tanh, MOMENTUM),
    },
  }),
  step(model, { images, labels }) {
    const [relu, tanh] = RUNNERS.map((runner) => {
      const weights = weightsOf(model, runner);
      return trainStep(weights, model.optimizers[runner]!, images as Tensor4D, labels as Tensor1D, runner);
    }) as [Losses, Losses];
    return {
      loss: tf.div(tf.add(relu.loss, tanh.loss), 2),
      reluLoss: relu.loss,
      tanhLoss: tanh.loss,
      reluError: relu.error,
      tanhError: tanh.error,
    };
  },
  measure(model, batch) {
    const [relu, tanh] = RUNNERS.map((runner) => measure(model, batch, runner)) as [Measures, Measures];
    return {
      loss: tf.div(tf.add(relu.loss, tanh.loss), 2),
      reluAccuracy: relu.accuracy,
      tanhAccuracy: tanh.accuracy,
    };
  },
  conclude: (_model, _sets, history) => numbersOf(raceOf(history)),
  pictures: (_model, _sets, history, lang) => [{ name: "race", canvas: drawRace(raceOf(history), lang) }],
};

type Losses = ReturnType<typeof trainStep>;
type Measures = { loss: Scalar; accuracy: Scalar };

function freshWeights(seed: number): Weights {
  const random = seeded(seed);
  const [F1, F2, F3] = FILTERS;
  const filters = (maps: number, F: number) => glorot(random, [3, 3, maps, F], 9 * maps, 9 * F);
  return {
    filters1: filters(1, F1),
    bias1: zeros([F1]),
    filters2: filters(F1, F2),
    bias2: zeros([F2]),
    filters3: filters(F2, F3),
    bias3: zeros([F3]),
    votes: glorot(random, [9 * F3, DIGITS], 9 * F3, DIGITS), // the last maps are 3 x 3
    voteBias: zeros([DIGITS]),
  };
}

/** The weights under names that begin with that of their network. */
function named(runner: Activation, weights: Weights): Record<string, Variable> {
  return Object.fromEntries(Object.entries(weights).map(([name, weight]) => [`${runner}.${name}`, weight]));
}

function weightsOf({ variables }: Model, runner: Activation): Weights {
  const own = Object.entries(variables).filter(([name]) => name.startsWith(`${runner}.`));
  return Object.fromEntries(own.map(([name, weight]) => [name.slice(runner.length + 1), weight])) as Weights;
}

function measure(model: Model, { images, labels }: Batch, runner: Activation): Measures {
  const logits = forward(weightsOf(model, runner), images as Tensor4D, runner);
  const right = tf.equal(tf.argMax(logits, 1), labels as Tensor1D);
  const loss = tf.losses.softmaxCrossEntropy(tf.oneHot(labels as Tensor1D, DIGITS), logits) as Scalar;
  return { loss, accuracy: tf.mean(tf.cast(right, "float32")) };
}
