import { expect, test } from "vitest";
import type { Absence, Results, Times } from "./race.ts";
import { pairedRatio, rowsOf, shortfalls } from "./rows.ts";

const job = { name: "gru", batch: 128, steps: 10, examples: 1280 };
const times = (step: number[], epoch: number[]): Times => ({
  ready: { versions: {}, threads: 2 },
  ...{ step, epoch, peakMemory: 2 ** 20 },
});

test("a ratio is the median of the rounds' own ratios, so that a slow round for both does not count", () => {
  expect(pairedRatio([1, 20, 3], [2, 40, 6])).toBe(0.5);
  expect(pairedRatio([1, 1, 9], [2, 4, 9])).toBe(0.5);
});

test("a competitor without times has no ratio", () => {
  expect(pairedRatio([1, 2], [])).toBeNull();
});

test("a case has a row for each measure: medians, ratios, memory, and why a competitor is absent", () => {
  const missing: Absence = { missing: "keras" };
  const [ours, layers] = [times([1, 3, 2], [10, 30, 20]), times([10, 30, 20], [40, 120, 80])];
  const [step, epoch] = rowsOf(job, { ours, layers, keras: missing, torch: times([2, 6, 4], [16, 48, 32]) });
  expect(step).toMatchObject({
    ...{ case: "gru", measure: "step", ours: 2, layers: 20, keras: null, torch: 4 },
    ratios: { layers: 0.1, keras: null, torch: 0.5 },
    peakMemory: { ours: 2 ** 20, keras: null },
    absent: { keras: missing },
  });
  expect(epoch).toMatchObject({ measure: "epoch", ours: 20, ratios: { layers: 0.25, keras: null, torch: 0.625 } });
});

const judged = (results: Partial<Results>) => {
  const even = times([1], [1]);
  return shortfalls(rowsOf(job, { ours: even, layers: even, keras: times([2], [2]), torch: even, ...results }));
};

test("ours holds at 0.8 of Keras and at PyTorch's own time, and not above", () => {
  expect(judged({})).toEqual([]);
  expect(judged({ keras: times([1.25], [1.25]) })).toEqual([]);
  expect(judged({ keras: times([1.24], [2]) })).toMatchObject([{ measure: "step", peer: "keras" }]);
  expect(judged({ torch: times([1], [0.99]) })).toMatchObject([{ measure: "epoch", peer: "torch" }]);
});

test("tfjs-node as it is, is no limit, and a peer without times is not judged", () => {
  expect(judged({ layers: times([0.1], [0.1]) })).toEqual([]);
  expect(judged({ keras: { missing: "keras" }, torch: { failed: "exit 1" } })).toEqual([]);
});

test("ours without times falls short", () => {
  expect(judged({ ours: { failed: "exit 1" } })).toMatchObject([{ measure: "step", peer: null }, { measure: "epoch" }]);
});
