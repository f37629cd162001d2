import { runningMean, speedUp, stepsUntil, type Activation, type Reading } from "#lesson/02-xo/relu-vs-tanh";
import type { Lang, Text } from "../text/lang.ts";
import type { Metrics } from "./events.ts";
import type { Canvas } from "./pictures/canvas.ts";
import { lineChart, type Series } from "./pictures/chart.ts";
import * as words from "./pictures/words.ts";
import type { History } from "./recipe.ts";

/** The networks that run, by what bends their maps. */
export const RUNNERS: Activation[] = ["relu", "tanh"];

/** The race ends at 2 % of the training digits wrong, on average over the last ten readings (about 100 steps). */
const TARGET = 0.02;
const WINDOW = 10;

/** How two networks learned beside each other. */
export interface Race {
  /** Steps run so far. */
  steps: number;
  /** The running training error of each. */
  curves: Record<Activation, Reading[]>;
  /** Steps until the target; Infinity for never. */
  reluSteps: number;
  tanhSteps: number;
  /** How many times sooner ReLU arrived; Infinity, 0 or NaN where not both did. */
  speedUp: number;
}

/** The race so far: each step's parts hold `reluError` and `tanhError`. */
export function raceOf(history: History): Race {
  const told = history.filter((event) => event.event === "step");
  const curveOf = (name: string) =>
    runningMean(
      told.map(({ step, parts }) => ({ step, error: parts[name]! })),
      WINDOW,
    );
  const curves = { relu: curveOf("reluError"), tanh: curveOf("tanhError") };
  const [reluSteps, tanhSteps] = [stepsUntil(curves.relu, TARGET), stepsUntil(curves.tanh, TARGET)];
  return { steps: told.at(-1)?.step ?? 0, curves, reluSteps, tanhSteps, speedUp: speedUp(reluSteps, tanhSteps) };
}

/** The result as metrics. JSON knows no Infinity: who did not arrive is not among them, nor is a factor without both. */
export function numbersOf({ reluSteps, tanhSteps, speedUp }: Omit<Race, "steps" | "curves">): Metrics {
  const arrived = Object.entries({ reluSteps, tanhSteps }).filter(([, steps]) => Number.isFinite(steps));
  return { ...Object.fromEntries(arrived), ...(arrived.length === 2 && { speedUp }) };
}

/** The result in a sentence. */
export function raceWords({ steps, reluSteps, tanhSteps, speedUp }: Omit<Race, "curves">): Text {
  const after = (name: string, at: number): Text =>
    Number.isFinite(at)
      ? { en: `${name} after ${at} steps`, fa: `${name} پس از ${at} گام رسید` }
      : { en: `${name} not within ${steps}`, fa: `${name} تا گام ${steps} نرسید` };
  const [relu, tanh] = [after("ReLU", reluSteps), after("tanh", tanhSteps)];
  const both = Number.isFinite(speedUp) && speedUp > 0;
  return {
    en: `${relu.en}, ${tanh.en}${both ? `: factor ${speedUp.toFixed(2)}` : ""}`,
    fa: `${relu.fa}، ${tanh.fa}${both ? `؛ نسبت ${speedUp.toFixed(2)}` : ""}`,
  };
}

/** Both curves over the steps, and the line that ends the race. */
export function drawRace(race: Race, lang: Lang): Canvas {
  const points = (readings: Reading[]) => readings.map(({ step, error }): [number, number] => [step, 100 * error]);
  const target: [number, number][] = [
    [0, 100 * TARGET],
    [race.steps, 100 * TARGET],
  ];
  const series: Series[] = [
    { name: words.alike("ReLU"), points: points(race.curves.relu) },
    { name: words.alike("tanh"), points: points(race.curves.tanh) },
    { name: words.target, points: target },
  ];
  return lineChart({ title: raceWords(race), x: words.step, y: words.trainingError, logY: true, series }, lang);
}
