import { expect, test } from "vitest";
import { levelOf } from "./feedback.ts";
import { parsePolicy } from "./load.ts";

const level = (text: string, name: string, id = "02-xo/relu") => levelOf(parsePolicy(text, "p.yaml"), id, name);

test("a test is told as the policy says of its task", () => {
  expect(level("feedback: actual only\ntasks: { relu: { feedback: index only } }", "a")).toBe("index-only");
  expect(level("", "a")).toBe("full");
});

test("of inputs drawn for a student no more is told than pass or fail, unless the policy says so", () => {
  expect(level("feedback: full", "drawn: 3 by 3")).toBe("pass-fail");
  expect(level("drawn: { feedback: actual only }", "drawn: 3 by 3")).toBe("actual-only");
  expect(level("drawn: { feedback: full }\ntasks: { relu: { drawn: { feedback: index only } } }", "drawn: x")).toBe(
    "index-only",
  );
  expect(level("", "undrawn: x")).toBe("full");
});

test("of a task that the policy does not name nothing is told but pass or fail", () => {
  expect(level("tasks: relu", "a", "02-xo/stack")).toBe("pass-fail");
});
