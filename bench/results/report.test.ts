import { expect, test } from "vitest";
import { recipeNames } from "../../src/train/recipes/index.ts";
import { TRIALS } from "./plan.ts";
import { reportOf } from "./report.ts";
import type { Outcome } from "./trial.ts";

const outcome = (seed: number, heldOutAccuracy: number): Outcome => ({
  recipe: "digits",
  seed,
  epochs: 5,
  backend: "tensorflow",
  device: "CPU, 2 threads",
  steps: 2340,
  stepMs: 40 + seed,
  about: null,
  metrics: { heldOutAccuracy },
});
const digits = TRIALS.filter(({ recipe }) => recipe === "digits");

test("several seeds are told as their mean, the smallest and the largest; beside the published number and its source", () => {
  const outcomes = [outcome(1, 0.9931), outcome(2, 0.9925), outcome(3, 0.9934)];
  const report = reportOf(digits, { machine: "a machine", outcomes });
  expect(report).toContain("5 epochs, 2340 steps on tensorflow (CPU, 2 threads); seeds 1, 2, 3.");
  expect(report).toMatch(/\| 99\.30 \(99\.25 to 99\.34\) % \| 99\.2 % \| \[keras\.io/);
});

test("one seed is told as it is", () => {
  expect(reportOf(digits, { machine: "", outcomes: [outcome(1, 0.9931)] })).toContain("| 99.31 % |");
});

test("a stand-in for data is told, and a recipe that did not run too", () => {
  const about = { en: "the weather is made up", fa: "" };
  const report = reportOf(digits, { machine: "", outcomes: [{ ...outcome(1, 0.99), about }] });
  expect(report).toContain("The weather is made up.");
  expect(reportOf(digits, { machine: "", outcomes: [] })).toContain("## digits\n\nNot run yet.");
});

test("every recipe is part of the report but the letters', whose result the README tells", () => {
  expect(TRIALS.map(({ recipe }) => recipe).toSorted()).toEqual(recipeNames.filter((name) => name !== "xo").toSorted());
});
