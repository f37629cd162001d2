import type { Epoch, Step } from "../events.ts";
import type { History } from "../recipe.ts";
import type { Canvas } from "./canvas.ts";
import { lineChart } from "./chart.ts";

/** How the loss fell: each reading of the training loss, and the held-out loss after each epoch. */
export function drawCurves(recipe: string, history: History): Canvas {
  const steps = history.filter((event): event is Step => event.event === "step");
  const epochs = history.filter((event): event is Epoch => event.event === "epoch");
  return lineChart({
    title: recipe,
    x: "step",
    y: "loss",
    series: [
      { name: "training", points: steps.map(({ step, loss }) => [step, loss]) },
      { name: "held-out", points: epochs.map(({ step, metrics }) => [step, metrics.heldOutLoss!]) },
    ],
  });
}
