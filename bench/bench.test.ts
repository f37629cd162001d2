import { expect, test } from "vitest";
import { timeLearnLoop } from "./learn.ts";
import { quantile } from "./statistics.ts";
import { benchWasm } from "./wasm.ts";

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

test("on wasm both sides train, and what the stock package throws is told", async () => {
  const [dense, convolutional] = await benchWasm(
    ["autoencoder 784-128-64-32-64-128-784, batch 128", "CNN conv8 3x3, pool, dense10, batch 64"],
    1,
  );
  expect(dense).toMatchObject({ throws: null, ratio: dense!.stockMs! / dense!.oursMs });
  expect(convolutional).toMatchObject({
    stockMs: null,
    ratio: null,
    throws: "Kernel 'Conv2DBackpropFilter' not registered for backend 'wasm'",
  });
  expect(convolutional!.oursMs).toBeGreaterThan(0);
});
