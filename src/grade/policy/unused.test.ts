import { expect, test } from "vitest";
import { unusedLines } from "./describe-unused.ts";
import { parsePolicy } from "./load.ts";
import { unusedIn } from "./unused.ts";

const TESTS = { "02-xo/relu": ["keeps what is positive", "drawn: any map"], "02-xo/convolve": ["a kernel"] };

const policy = parsePolicy(
  `tasks: [relu, convolve]
due: 2026-10-01 23:59 +03:30
extensions: { s1: 3 days, s2: 2 days }
hidden:
  - { tests: "drwn: *", show: never }
  - { tests: "drawn: *", show: never }
  - { tasks: convolve, tests: "keeps *", show: never }
  - { tests: "*", show: after due }
`,
  "policy.yaml",
);

test("a rule that fits no test of its tasks, and an extension of nobody's, have no effect", () => {
  const { hidden, extensions } = unusedIn(policy, TESTS, ["s2", "s3"]);
  expect(hidden.map(({ tests }) => tests)).toEqual(["drwn: *", "keeps *"]);
  expect(extensions).toEqual(["s1"]);
});

test("both are told with what to do, in both languages", () => {
  const lines = unusedLines(unusedIn(policy, TESTS, ["s2"]), policy);
  expect(lines.map(({ en }) => en)).toEqual([
    'the hidden rule "drwn: *" fits no test; correct it, or take it out',
    'the hidden rule "keeps *" of 02-xo/convolve fits no test; correct it, or take it out',
    "s1 has an extension and no submission; see whether the submissions have another id",
  ]);
  expect(lines.every(({ fa }) => /[آ-ی]/.test(fa))).toBe(true);
});
