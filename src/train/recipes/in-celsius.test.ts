import { expect, test } from "vitest";
import type { Climate } from "../data/jena.ts";
import type { Epoch } from "../events.ts";
import { inCelsius } from "./in-celsius.ts";

const climate = { temperature: { mean: 9, deviation: 8 } } as Climate;
const epoch = (number: number, heldOutLoss: number): Epoch => ({
  event: "epoch",
  epoch: number,
  epochs: 2,
  step: number,
  metrics: { loss: 1, naive: 1, heldOutLoss, heldOutNaive: 0.25 },
});

test("an error is as many degrees as deviations, and no mean is added", () => {
  expect(inCelsius(climate, [epoch(1, 0.5)])).toEqual({ heldOutCelsius: 4, heldOutNaiveCelsius: 2 });
});

test("the last epoch counts", () => {
  expect(inCelsius(climate, [epoch(1, 0.5), epoch(2, 0.125)])).toMatchObject({ heldOutCelsius: 1 });
});

test("a run without a whole epoch has nothing to tell", () => {
  expect(inCelsius(climate, [])).toEqual({});
});
