import type { Climate } from "../data/jena.ts";
import type { Epoch, Metrics } from "../events.ts";
import type { History } from "../recipe.ts";

/** The held-out errors after the last epoch, of the network and of the naive forecast, in degrees Celsius. */
export function inCelsius({ temperature }: Climate, history: History): Metrics {
  const last = history.findLast((event): event is Epoch => event.event === "epoch");
  if (!last) return {};
  const { heldOutLoss, heldOutNaive } = last.metrics;
  return {
    heldOutCelsius: heldOutLoss! * temperature.deviation,
    heldOutNaiveCelsius: heldOutNaive! * temperature.deviation,
  };
}
