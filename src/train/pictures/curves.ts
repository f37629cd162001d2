import type { Lang } from "../../text/lang.ts";
import type { Epoch, Step } from "../events.ts";
import type { History } from "../recipe.ts";
import type { Canvas } from "./canvas.ts";
import { lineChart, type Series } from "./chart.ts";
import * as words from "./words.ts";

/** How the loss fell: each reading of the training loss, and the held-out loss after each epoch. */
export function drawCurves(recipe: string, history: History, lang: Lang): Canvas {
  const steps = history.filter((event): event is Step => event.event === "step");
  const epochs = history.filter((event): event is Epoch => event.event === "epoch");
  const series: Series[] = [
    { name: words.training, points: steps.map(({ step, loss }) => [step, loss]) },
    { name: words.heldOut, points: epochs.map(({ step, metrics }) => [step, metrics.heldOutLoss!]) },
  ];
  return lineChart({ title: words.curves(recipe), x: words.step, y: words.loss, series }, lang);
}
