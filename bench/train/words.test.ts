import stringWidth from "string-width";
import { expect, test } from "vitest";
import type { Results, Times } from "./race.ts";
import { reportOf } from "./report.ts";
import { reportWords } from "./words.ts";

const times = (step: number, epoch: number): Times => ({
  ready: { versions: { library: "1.2" }, threads: 2 },
  ...{ step: [step], epoch: [epoch], peakMemory: 512 * 2 ** 20 },
});
const job = { name: "mnist-node-cnn", batch: 64, steps: 20, examples: 2560 };
const wasm = [
  { case: "GRU 32, 120 steps, batch 128", oursMs: 460.4, stockMs: 550, throws: null, ratio: 1.196 },
  { case: "CNN", oursMs: 15, stockMs: null, throws: "Kernel 'Conv2DBackpropFilter' not registered", ratio: null },
];
const words = (results: Partial<Results>, lang: "en" | "fa") => {
  const all: Results = {
    ours: times(2.4, 960),
    layers: times(20.9, 12345),
    keras: times(4.8, 1200),
    torch: times(2, 1000),
    ...results,
  };
  return reportWords(reportOf({ rounds: 5, cases: [job], python: "python3" }, [all], wasm), lang, 80);
};

test("the table names each time, ratio and memory in a place of its own", () => {
  const lines = words({}, "en").split("\n");
  expect(lines).toContain(" step          2.40     20.9     4.80     2.00     0.11     0.50     1.20");
  expect(lines).toContain(" epoch          960    12345     1200     1000     0.08     0.80     0.96");
  expect(lines).toContain(" memory         512      512      512      512");
});

test("what falls short is named with its ratio and its peer", () => {
  expect(words({}, "en")).toContain("  mnist-node-cnn, step: 1.20 (torch)");
  expect(words({ torch: times(3, 1000) }, "en")).toContain("holds: at most 0.8 of keras and 1 of torch");
});

test.each([
  ["en", "not judged (mnist-node-cnn): keras: tensorflow is not installed in python3; python3 -m pip install -r"],
  ["fa", "داوری نشد (mnist-node-cnn): keras: tensorflow در"],
] as const)("a package that is missing is named, with the Python and the way to get it (%s)", (lang, said) => {
  expect(words({ keras: { missing: "tensorflow" } }, lang).replaceAll(/\s+/g, " ")).toContain(said);
});

test("a Python that is not there is named, with the way to name another", () => {
  const keras = { failed: "spawn python3 ENOENT" };
  expect(words({ keras }, "en")).toContain("keras: there is no python3; --python PATH names");
});

test("a step that did not become a graph is said so", () => {
  const eager = { en: "it reads numbers", fa: "عدد می‌خواند" };
  const ours = { ...times(1, 1), ready: { versions: {}, threads: 2, eager } };
  expect(words({ ours }, "en")).toContain("ours ran mnist-node-cnn operation by operation: it reads numbers");
  expect(words({}, "en")).not.toContain("operation by operation");
});

test.each(["en", "fa"] as const)("no line is wider than the terminal (%s)", (lang) => {
  const lines = words({ keras: { missing: "tensorflow" }, layers: { failed: "x".repeat(200) } }, lang).split("\n");
  expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(80);
});

test("WebAssembly has its own lines: times as fast, or what the package throws", () => {
  expect(words({}, "en")).toMatch(/GRU 32, 120 steps, batch 128 +460 +550 +1\.2/);
  expect(words({}, "en")).toMatch(/CNN +15\.0 +- +Kernel/);
});
