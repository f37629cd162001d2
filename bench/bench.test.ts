import { expect, test } from "vitest";
import { timeLearnLoop } from "./learn.ts";
import { quantile } from "./statistics.ts";

test.each([
  [[3, 1, 2], 0.5, 2],
  [[1, 2, 3, 4], 0.5, 2.5],
  [[10], 0.9, 10],
  [[0, 10], 0.9, 9],
])("the quantile of %j at %d is %d", (numbers, share, value) => {
  expect(quantile(numbers, share)).toBe(value);
});

test("both watchers are timed, one number for each save", async () => {
  const times = await timeLearnLoop(process.cwd(), "02-xo/relu", 1);
  expect(times).toMatchObject({ task: "02-xo/relu", saves: 1 });
  for (const side of [times.tamrin, times.vitest]) {
    expect(side).toHaveLength(1);
    expect(side[0]).toBeGreaterThan(0);
  }
});
