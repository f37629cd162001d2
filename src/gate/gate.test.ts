import { expect, test } from "vitest";
import { runStep } from "./gate.ts";
import { steps } from "./steps.ts";

const title = { en: "", fa: "" };

test("a step passes when its program exits with 0, and what it printed is kept", async () => {
  const result = await runStep(process.cwd(), { name: "version", title, command: ["tsc", "--version"] });
  expect(result).toMatchObject({ name: "version", passed: true, output: expect.stringMatching(/^Version \d/) });
});

test("what a step prints is heard while it runs, whole and in order", async () => {
  const heard: string[] = [];
  const step = { name: "version", title, command: ["tsc", "--version"] as [string, string] };
  const { output } = await runStep(process.cwd(), step, (text) => heard.push(text));
  expect(heard.join("")).toBe(output);
  expect(heard).not.toEqual([]);
});

test("a step fails when its program exits with another status", async () => {
  const result = await runStep(process.cwd(), {
    name: "no",
    title,
    command: ["prettier", "--check", "no/such/file.ts"],
  });
  expect(result.passed).toBe(false);
  expect(result.output).toContain("no/such/file.ts");
});

test("the types of the exercises are left out once a learner works in them", () => {
  const names = (pristine: boolean) => steps(pristine).map(({ name }) => name);
  expect(names(true)).toContain("types-exercises");
  expect(names(false)).toEqual(names(true).filter((name) => name !== "types-exercises"));
});
