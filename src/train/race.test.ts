import { expect, test } from "vitest";
import "#kit/matchers";
import type { Epoch, Step } from "./events.ts";
import { numbersOf, raceOf, raceWords } from "./race.ts";

/** A run that tells every ten steps; the errors of both networks at each telling. */
function history(relu: number[], tanh: number[]): (Step | Epoch)[] {
  const steps = relu.map((reluError, i): Step => {
    const parts = { reluError, tanhError: tanh[i]! };
    return { event: "step", step: 10 * (i + 1), steps: 10 * relu.length, epoch: 1, loss: 1, parts, stepsPerSecond: 1, secondsLeft: 0 }; // prettier-ignore
  });
  return [...steps, { event: "epoch", epoch: 1, epochs: 1, step: 10 * relu.length, metrics: {} }];
}

/** Wrong on half of the digits until reading `n`, then on none. */
const perfectFrom = (n: number) => Array.from({ length: 60 }, (_, i) => (i + 1 < n ? 0.5 : 0));

test("a network arrives when the mean of ten readings is at most two percent wrong", () => {
  // Ten readings without a mistake: the first time at the tenth of them.
  const race = raceOf(history(perfectFrom(3), perfectFrom(33)));
  expect([race.reluSteps, race.tanhSteps]).toEqual([120, 420]);
  expect(race.speedUp).toBeNear(3.5, 1e-15);
  expect(race.curves.tanh[0]).toEqual({ step: 100, error: 0.5 });
});

test("who has not arrived is not among the numbers, nor a factor without both", () => {
  const race = raceOf(history(perfectFrom(3), perfectFrom(61)));
  expect(race.tanhSteps).toBe(Infinity);
  expect(numbersOf(race)).toEqual({ reluSteps: 120 });
  expect(numbersOf(raceOf([]))).toEqual({});
});

test.each([
  [
    { steps: 900, reluSteps: 100, tanhSteps: 250, speedUp: 2.5 },
    "ReLU after 100 steps, tanh after 250 steps: factor 2.50",
    "ReLU پس از 100 گام رسید، tanh پس از 250 گام رسید؛ نسبت 2.50",
  ],
  [
    { steps: 900, reluSteps: 100, tanhSteps: Infinity, speedUp: Infinity },
    "ReLU after 100 steps, tanh not within 900",
    "ReLU پس از 100 گام رسید، tanh تا گام 900 نرسید",
  ],
  [
    { steps: 900, reluSteps: Infinity, tanhSteps: 250, speedUp: 0 },
    "ReLU not within 900, tanh after 250 steps",
    "ReLU تا گام 900 نرسید، tanh پس از 250 گام رسید",
  ],
  [
    { steps: 900, reluSteps: Infinity, tanhSteps: Infinity, speedUp: NaN },
    "ReLU not within 900, tanh not within 900",
    "ReLU تا گام 900 نرسید، tanh تا گام 900 نرسید",
  ],
])("%j is told in words", (race, en, fa) => {
  expect(raceWords(race)).toEqual({ en, fa });
});
