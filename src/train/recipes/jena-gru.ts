import { tf, type Tensor1D, type Tensor3D } from "#kit/tf";
import {
  forecast,
  initialise,
  meanAbsoluteError,
  naiveForecast,
  trainStep,
  type Weights,
} from "#lesson/04-sequences/gru-forecast";
import { COLUMNS, jena, TEMPERATURE, type Climate } from "../data/jena.ts";
import { drawForecast } from "../pictures/forecast.ts";
import type { Recipe } from "../recipe.ts";
import { inCelsius } from "./in-celsius.ts";

/** Five days, an hour apart, as the book's text has it; the code of its listings looks back ten days. */
const WINDOW = { lookback: 720, step: 6 };

const UNITS = 32;
const LEARNING_RATE = 1e-3;

/** Tomorrow's temperature in Jena by a GRU: Deep Learning with Python (Chollet, first edition), section 6.3. */
export const jenaGru: Recipe = {
  name: "jena-gru",
  lessons: ["04-sequences/gru-forecast"],
  epochs: 20,
  batchSize: 128,
  data: (seed, source) => jena(seed, source, WINDOW),
  initialise: (seed) => ({
    variables: initialise(seed, COLUMNS, UNITS),
    optimizers: { rmsprop: tf.train.rmsprop(LEARNING_RATE) },
  }),
  step: ({ variables, optimizers }, { series, target }) => ({
    loss: trainStep(variables as Weights, optimizers.rmsprop!, series as Tensor3D, target as Tensor1D),
  }),
  measure: ({ variables }, { series, target }) => ({
    loss: meanAbsoluteError(forecast(variables as Weights, series as Tensor3D), target as Tensor1D),
    naive: meanAbsoluteError(naiveForecast(series as Tensor3D, TEMPERATURE), target as Tensor1D),
  }),
  conclude: (_model, sets, history) => inCelsius(sets as Climate, history),
  pictures: async ({ variables }, sets, _history, lang) => [
    {
      name: "forecast",
      canvas: await drawForecast(sets as Climate, (series) => forecast(variables as Weights, series), lang),
    },
  ],
};
