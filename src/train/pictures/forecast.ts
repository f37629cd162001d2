import { tf, type Tensor1D, type Tensor3D } from "#kit/tf";
import type { Lang, Text } from "../../text/lang.ts";
import { take } from "../data/batches.ts";
import { SPACING, type Climate } from "../data/jena.ts";
import type { Canvas } from "./canvas.ts";
import { lineChart, type Series } from "./chart.ts";
import * as words from "./words.ts";

const ROWS_PER_DAY = 144;

/** Two weeks of held-out windows. */
const WINDOWS = Math.floor((14 * ROWS_PER_DAY) / SPACING);

/** The temperature of two weeks that the network never saw, and what it had said of each hour a day before. */
export async function drawForecast(
  { heldOut, temperature }: Climate,
  forecast: (series: Tensor3D) => Tensor1D,
  lang: Lang,
): Promise<Canvas> {
  const { series, target } = take(heldOut, [...Array(WINDOWS).keys()]);
  const predicted = forecast(series as Tensor3D);
  const line = async (name: Text, values: Tensor1D): Promise<Series> => ({
    name,
    // Awaited: a GPU under WebGPU cannot be read at once.
    points: (await values.array()).map((value, n) => [
      (n * SPACING) / ROWS_PER_DAY,
      value * temperature.deviation + temperature.mean,
    ]),
  });
  const lines = [await line(words.actual, target as Tensor1D), await line(words.predicted, predicted)];
  tf.dispose([series!, target!, predicted]);
  return lineChart({ title: words.forecast, x: words.day, y: words.celsius, series: lines }, lang);
}
