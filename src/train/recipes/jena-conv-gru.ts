import type { Noise } from "#kit/noise";
import { tf, type Tensor1D, type Tensor2D, type Tensor3D } from "#kit/tf";
import {
  dropoutMask,
  forecast,
  initialise,
  trainStep,
  type Masks,
  type Weights,
} from "#lesson/04-sequences/conv-gru-forecast";
import { meanAbsoluteError, naiveForecast } from "#lesson/04-sequences/gru-forecast";
import { COLUMNS, jena, TEMPERATURE, type Climate } from "../data/jena.ts";
import { drawForecast } from "../pictures/forecast.ts";
import type { Recipe } from "../recipe.ts";
import { inCelsius } from "./in-celsius.ts";

/** Five days, half an hour apart: the convolutions make so long a sequence short enough for the GRU. */
const WINDOW = { lookback: 720, step: 3 };

const [FILTERS, UNITS] = [32, 32];
const DROPOUT = { input: 0.1, state: 0.5 };
const LEARNING_RATE = 1e-3;

/** Tomorrow's temperature in Jena by convolutions and a GRU: listing 6.49 of Deep Learning with Python. */
export const jenaConvGru: Recipe = {
  name: "jena-conv-gru",
  lessons: ["04-sequences/gru-forecast", "04-sequences/conv-gru-forecast"],
  epochs: 20,
  batchSize: 128,
  data: (seed, source) => jena(seed, source, WINDOW),
  initialise: (seed) => ({
    variables: initialise(seed, COLUMNS, FILTERS, UNITS),
    optimizers: { rmsprop: tf.train.rmsprop(LEARNING_RATE) },
  }),
  step: ({ variables, optimizers }, { series, target }, noise) => {
    const masks = drawnMasks(series!.shape[0]!, noise);
    const [x, y] = [series as Tensor3D, target as Tensor1D];
    return { loss: trainStep(variables as Weights, optimizers.rmsprop!, x, y, masks) };
  },
  measure: ({ variables }, { series, target }) => ({
    loss: meanAbsoluteError(forecast(variables as Weights, series as Tensor3D, null), target as Tensor1D),
    naive: meanAbsoluteError(naiveForecast(series as Tensor3D, TEMPERATURE), target as Tensor1D),
  }),
  conclude: (_model, sets, history) => inCelsius(sets as Climate, history),
  pictures: async ({ variables }, sets, _history, lang) => [
    {
      name: "forecast",
      canvas: await drawForecast(sets as Climate, (series) => forecast(variables as Weights, series, null), lang),
    },
  ],
};

/** Masks for `N` sequences, drawn anew for each step of training. */
function drawnMasks(N: number, noise: Noise): Masks {
  return {
    input: dropoutMask(noise.uniform([N, FILTERS]) as Tensor2D, DROPOUT.input),
    state: dropoutMask(noise.uniform([N, UNITS]) as Tensor2D, DROPOUT.state),
  };
}
