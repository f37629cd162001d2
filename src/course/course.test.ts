import { expect, test } from "vitest";
import { tasks } from "../../course.ts";
import { findTask } from "./find.ts";
import { faultOf } from "./fixture.ts";
import { formulas } from "./formula.ts";
import { applyMutant, type Mutant } from "./mutants.ts";

test("every task has a title in both languages, a slide and points", () => {
  for (const { id, title, deck, lines, points } of tasks) {
    expect(id).toMatch(/^\d\d-[a-z]+\/[a-z0-9-]+$/);
    expect(title.en).not.toBe("");
    expect(title.fa).toMatch(/[آ-ی]/);
    expect(deck).toMatch(/^00[0-4]$/);
    expect(lines[0]).toBeLessThanOrEqual(lines[1]);
    expect(points).toBeGreaterThan(0);
  }
});

test("no id is listed twice", () => {
  expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length);
});

test.each(["02-xo/convolve", "convolve", "exercises/02-xo/convolve.ts", "./exercises/02-xo/convolve.ts"])(
  "%s finds the task",
  (asked) => {
    expect(findTask(asked).id).toBe("02-xo/convolve");
  },
);

test("an unknown task is answered with the nearest names", () => {
  expect(() => findTask("convlove")).toThrow(/no task "convlove"; did you mean 02-xo\/convolve,/);
});

test("a name that two tracks share is answered with both ids", () => {
  const twins = ["01-a/same", "02-b/same"].map((id) => ({ ...tasks[0]!, id }));
  expect(() => findTask("same", twins)).toThrow("01-a/same, 02-b/same");
});

test("formulas are the docstring lines that are nothing but code", () => {
  const source = "/**\n * Words with `code` inside.\n *\n * `y = f(x)`\n * `z = g(y)`\n */";
  expect(formulas(source)).toEqual(["y = f(x)", "z = g(y)"]);
});

const mutant = (from: string, to: string): Mutant => ({ name: "m", text: { en: "", fa: "" }, edits: [{ from, to }] });

test("a mutant is put into the code, not into a comment that says the same", () => {
  const source = "// a + b\n/* a + b */\nreturn a + b;\n";
  expect(applyMutant(source, mutant("a + b", "a - b"))).toBe("// a + b\n/* a + b */\nreturn a - b;\n");
});

test("a dollar sign in a mutant is a dollar sign", () => {
  expect(applyMutant("x = 1;", mutant("1", "`${$&}`"))).toBe("x = `${$&}`;");
});

test.each([
  ["nowhere", "return a * b;", 0],
  ["twice", "a + b; a + b", 2],
])("an edit that fits %s is refused", (_where, source, times) => {
  expect(() => applyMutant(source, mutant("a + b", "a - b"))).toThrow(`stands ${times} times`);
});

const fixture = (change: object) =>
  JSON.stringify({
    schema: "tamrin/fixture/1",
    task: "t",
    maker: { script: "s.py", versions: { numpy: "2" } },
    cases: { c: { x: [[1, 2], [3, 4]] } }, // prettier-ignore
    ...change,
  });

test("a sound fixture has no fault", () => {
  expect(faultOf(fixture({}))).toBeUndefined();
});

test.each([
  ["an unknown schema", fixture({ schema: "tamrin/fixture/9" }), /schema/],
  ["a maker without versions", fixture({ maker: { script: "s.py" } }), /versions/],
  ["an unknown key", fixture({ extra: 1 }), /extra/],
  ["a ragged matrix", fixture({ cases: { c: { x: [[1, 2], [3]] } } }), /^cases\.c\.x\[1\] has 1 numbers/], // prettier-ignore
  ["text that is no JSON", "{", /^no JSON/],
])("%s is a fault that says where", (_name, text, fault) => {
  expect(faultOf(text)).toMatch(fault);
});
