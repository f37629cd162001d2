import { expect, test } from "vitest";
import { template, type Item } from "./item.ts";
import { tarOf, zipOf } from "./pack.ts";
import { tamrinItems } from "./tamrin.ts";
import { root } from "./testing/place.ts";

const items: Item[] = [
  { path: "run", content: Buffer.from("#!/bin/sh\n"), executable: true },
  { path: "a/b.txt", content: Buffer.from("b") },
];

test.each([
  ["zip", zipOf],
  ["tar", tarOf],
])("the same items give the same %s, whatever the clock and its zone", async (_, pack) => {
  const { TZ } = process.env;
  const here = await pack(items);
  process.env.TZ = "Asia/Tehran";
  const there = await pack(items);
  if (TZ === undefined) delete process.env.TZ;
  else process.env.TZ = TZ;
  expect(there.equals(here)).toBe(true);
});

test("what grades travels, and nothing that does not: no tests of the tool, runs, papers or a learner's own files", () => {
  const paths = tamrinItems(root).map(({ path }) => path);
  const needed = [
    "bin/tamrin.mjs",
    "package-lock.json",
    ".npmrc",
    "src/grade/grading.ts",
    "src/grade/sandbox/confine.pl",
  ];
  const lesson = ["tests/02-xo/relu.test.ts", "solutions/02-xo/relu.ts", "exercises/stubs.json", "kit/tf.ts"];
  expect(paths).toEqual(expect.arrayContaining([...needed, ...lesson]));
  const idle = /^(?:runs|docs|bench|hints|node_modules|coverage|\.git)\/|^src\/.*\.test\.ts$|^exercises\/.*\.ts$/;
  expect(paths.filter((path) => idle.test(path))).toEqual([]);
});

test("a template has a value for every place, and a place for every value", () => {
  expect(template("gradescope/setup.sh", { NODE: "20.19.0" }).toString()).toContain("node_version=20.19.0\n");
  expect(() => template("gradescope/setup.sh", {})).toThrow("NODE");
  expect(() => template("gradescope/setup.sh", { NODE: "20.19.0", LANG: "en" })).toThrow("LANG");
});
