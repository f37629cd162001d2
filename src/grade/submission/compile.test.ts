import { expect, test } from "vitest";
import { compileLessons } from "./compile.ts";

const fine = "export const f = (x: number): number => x;";

test("lessons become CommonJS", async () => {
  const compiled = await compileLessons(new Map([["t/a", fine]]));
  expect(compiled.get("t/a")).toMatch(/module\.exports/);
});

test("what does not compile throws the compiler's message with its line", async () => {
  const compiled = await compileLessons(new Map([["t/a", "const a = 1;\nconst = 2;"]]));
  expect(compiled.get("t/a")).toMatch(/throw new SyntaxError\(".*\(line 2\)"\)/);
});

test("a file that is too large is not given to the compiler, and told its size", async () => {
  const compiled = await compileLessons(new Map([["t/a", `// ${"x".repeat(200_000)}\n${fine}`]]));
  expect(compiled.get("t/a")).toMatch(/the file has 200\d+ bytes; at most 131072 are read/);
});

test(
  "a lesson that stalls the compiler costs itself only, and the compiler serves the next",
  { timeout: 60_000 },
  async () => {
    const nested = `export const x = ${"(a=".repeat(17_000)}1${")=>0".repeat(17_000)};`;
    const compiled = await compileLessons(new Map([["t/a", fine], ["t/b", nested], ["t/c", fine]])); // prettier-ignore
    expect(compiled.get("t/b")).toMatch(/throw new SyntaxError/);
    expect([compiled.get("t/a"), compiled.get("t/c")]).toEqual([expect.stringMatching(/exports/), expect.stringMatching(/exports/)]); // prettier-ignore
    expect((await compileLessons(new Map([["t/a", fine]]))).get("t/a")).toMatch(/exports/);
  },
);
