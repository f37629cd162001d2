import { expect, test } from "vitest";
import { isShown } from "./hidden.ts";
import { parsePolicy } from "./load.ts";

const DUE = "due: 2026-10-01T00:00:00Z\n";

function shown(
  rules: string,
  name = "survives logits of 1000 (a+b)",
  at = "2026-10-01T00:00:00Z",
  task = "02-xo/relu",
) {
  return isShown(parsePolicy(DUE + rules, "p.yaml"), task, name, new Date(at));
}

test("a test that no rule fits is shown", () => {
  expect(shown("")).toBe(true);
  expect(shown("hidden: [{ tasks: stack }]")).toBe(true);
  expect(shown('hidden: [{ tests: "survives" }]')).toBe(true);
});

test.each(["*", "survives *", "*1000*", "*(a+b)", "survives logits of 1000 (a+b)", "s**)"])(
  "%s fits the whole name, sign by sign",
  (pattern) => {
    expect(shown(`hidden: [{ tests: "${pattern}" }]`)).toBe(false);
  },
);

test.each(["*1001*", "survives ? *", "survives", "SURVIVES *", "*(a+)"])("%s does not", (pattern) => {
  expect(shown(`hidden: [{ tests: "${pattern}" }]`)).toBe(true);
});

test("the last rule that fits counts", () => {
  expect(shown('hidden: [{ show: never }, { tests: "survives *", show: always }]')).toBe(true);
  expect(shown('hidden: [{ tests: "survives *", show: always }, { show: never }]')).toBe(false);
});

test("after due is after the last student's due date and the grace", () => {
  const rules = "hidden: [{ show: after due }]\ngrace: 1h\nextensions: { ali: 2d }";
  expect(shown(rules, "a", "2026-10-03T01:00:00Z")).toBe(false);
  expect(shown(rules, "a", "2026-10-03T01:00:00.001Z")).toBe(true);
});

test("a release date counts from its moment on, in whatever zone it is written", () => {
  const rules = "hidden: [{ show: 2026-11-01T03:30:00+03:30 }]";
  expect(shown(rules, "a", "2026-10-31T23:59:59Z")).toBe(false);
  expect(shown(rules, "a", "2026-11-01T00:00:00Z")).toBe(true);
});
