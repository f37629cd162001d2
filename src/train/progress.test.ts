import { expect, test } from "vitest";
import type { Progress } from "./events.ts";
import { showProgress } from "./progress.ts";

const start: Progress = {
  event: "start",
  recipe: "xo",
  tree: "solutions",
  backend: "cpu",
  device: "CPU",
  why: { en: "asked for", fa: "خواسته شد" },
  seed: 1,
  epochs: 4,
  steps: 400,
  batchSize: 32,
  about: null,
  examples: { train: 3200, heldOut: 100 },
  resumedAt: 0,
};
const step: Progress = {
  event: "step",
  step: 150,
  steps: 400,
  epoch: 2,
  loss: 0.04321,
  parts: {},
  stepsPerSecond: 51.23,
  secondsLeft: 4.9,
};
const epoch: Progress = {
  event: "epoch",
  epoch: 1,
  epochs: 4,
  step: 100,
  metrics: { loss: 0.5, heldOutAccuracy: 0.98765 },
};

/** What a run prints: on stderr as redrawn, as lines, and as events. */
function show(how: { isTTY: boolean; columns?: number; json?: boolean; lang?: "en" | "fa" }, events: Progress[]) {
  const [drawn, lines, emitted] = [[] as string[], [] as string[], [] as object[]];
  const { json = false, lang = "en", isTTY, columns = 120 } = how;
  const context = {
    lang,
    json,
    width: columns,
    emit: (event: object) => emitted.push(event),
    note: (line: string) => lines.push(line),
  };
  const screen = { isTTY, columns, write: (text: string) => drawn.push(text) > 0 };
  const progress = showProgress(context as never, screen as never);
  for (const event of events) progress.tell(event);
  progress.end();
  return { drawn, lines, emitted };
}

test("on a terminal one line is redrawn, with what the last epoch measured", () => {
  const { drawn, lines } = show({ isTTY: true }, [start, epoch, step]);
  expect(lines).toEqual(["xo: 400 steps on cpu (CPU); asked for"]);
  expect(drawn).toEqual([
    "\r\x1b[Kepoch 2/4 [######..........] 38 %  loss 0.0432  held-out 98.8 %  51.2 steps/s  5 s left",
    "\r\x1b[K",
  ]);
});

test("a narrow terminal gets the most important part, on one line", () => {
  const { drawn } = show({ isTTY: true, columns: 60 }, [start, epoch, step]);
  expect(drawn[0]).toBe("\r\x1b[Kepoch 2/4 [######..........] 38 %  loss 0.0432");
});

test("without a terminal there is a line for each epoch and nothing is redrawn", () => {
  const { drawn, lines } = show({ isTTY: false }, [start, step, epoch]);
  expect(lines[1]).toBe("epoch 1/4: loss 0.5, held-out accuracy 98.77 %");
  expect([lines.length, drawn.length]).toEqual([2, 0]);
});

test("with --json the events go out as they are", () => {
  const { drawn, emitted } = show({ isTTY: true, json: true }, [start, step, epoch]);
  expect(emitted).toEqual([start, step, epoch]);
  expect(drawn).toEqual([]);
});

test("a run that is resumed on another backend is told that its bits will differ", () => {
  const { lines } = show({ isTTY: false }, [{ ...start, resumedAt: 100, resumedFrom: "tensorflow" }]);
  expect(lines[0]).toContain("steps 101 to 400");
  expect(lines[1]).toContain("began on tensorflow");
});

test("it speaks Persian", () => {
  const { lines } = show({ isTTY: false, lang: "fa" }, [start, epoch]);
  expect(lines[1]).toBe("دور 1/4: خطا 0.5، دقت (دیده‌نشده‌ها) 98.77 %");
});
