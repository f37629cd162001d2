import pc from "picocolors";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { compare } from "../../kit/compare.ts";
import { drawing } from "./drawing.ts";
import { pictureOf } from "./picture.ts";
import { showData, showNumbers } from "./show.ts";
import type { Failure, Verdict } from "./verdict.ts";
import { verdictWords } from "./words.ts";

const en = { lang: "en", colour: false } as const;
const fa = { lang: "fa", colour: false } as const;

const difference = compare([[0, 0.5], [1, 7]], [[0, -0.5], [1, 4]], 1e-12)!; // prettier-ignore

const failure: Failure = {
  test: "the maps are right",
  kind: "value",
  message: "",
  difference,
  call: { name: "convolve", args: [[[1, 2]], [[3]]] },
  cause: { name: "flipped", text: { en: "The kernel is turned.", fa: "هسته چرخیده است." }, edits: [] },
};

const verdict = (change: Partial<Verdict>): Verdict => ({
  id: "02-xo/convolve",
  passed: 1,
  total: 3,
  failures: [failure],
  output: "",
  ms: 1,
  ...change,
});

test("a wrong number is told with index, got, want, tolerance, count, input and cause", () => {
  expect(verdictWords(verdict({}), en).split("\n")).toEqual([
    "✗ 02-xo/convolve 1/3",
    "  the maps are right",
    "    at [0][1]: got 0.5, want -0.5 (tolerance 1e-12)",
    "    2 of 4 numbers differ; furthest at [1][1]: got 7, want 4",
    "      yours    │ right    │ differs",
    "        ░░     │          │ ··▓▓",
    "      ░░██     │ ░░██     │ ··▓▓",
    "    called as convolve([[1, 2]], [[3]])",
    "    looks like: The kernel is turned.",
  ]);
});

test("the same is told in Persian, numbers marked to be read from left to right", () => {
  const words = verdictWords(verdict({}), fa);
  expect(words).toContain("پاسخ شما \u20660.5\u2069، درست \u2066-0.5\u2069");
  expect(words).toContain("هسته چرخیده است.");
  expect(words).not.toContain("The kernel");
});

test("a done task is one line", () => {
  expect(verdictWords(verdict({ passed: 3, failures: [] }), en)).toBe("✓ 02-xo/convolve 3/3");
});

test("no test at all is not a done task", () => {
  expect(verdictWords(verdict({ passed: 0, total: 0, failures: [] }), en)).toMatch(/^✗/);
});

test.each([
  ["timeout", /never ends/, /بی‌پایان/],
  ["exit", /ended its process \(exit 0\)/, /پایان داد/],
  ["syntax", /does not compile: exit 0/, /کامپایل/],
  ["import", /while it is loaded/, /بارگذاری/],
] as const)("a failure by %s is told in both languages", (kind, english, persian) => {
  const failures: Failure[] = [{ test: "", kind, message: "exit 0" }];
  expect(verdictWords(verdict({ failures }), en)).toMatch(english);
  expect(verdictWords(verdict({ failures }), fa)).toMatch(persian);
});

test("of many failing tests the first is explained and the rest is named, then counted", () => {
  const names = ["a", "b", "c", "d", "e", "f"];
  const words = verdictWords(verdict({ failures: [failure, ...names.map((test) => ({ ...failure, test }))] }), en);
  expect(words).toContain("also fails:\n    a\n    b\n    c\n    d\n    and 2 more");
});

test("printed text is shown, long output cut", () => {
  const words = verdictWords(verdict({ output: Array.from({ length: 30 }, (_, i) => `line ${i}`).join("\n") }), en);
  expect(words).toContain("line 7");
  expect(words).not.toContain("line 8");
  expect(words).toContain("… 22");
});

test("a number is shown with six digits, or with all where six would hide the difference", () => {
  expect(showNumbers(1 / 3, 0.5)).toEqual(["0.333333", "0.5"]);
  expect(showNumbers(0.1 + 0.2, 0.3)).toEqual(["0.30000000000000004", "0.3"]);
  expect(showNumbers(NaN, 1)).toEqual(["NaN", "1"]);
});

test("data is cut at the width it is given", () => {
  expect(showData([[1, 2, 3]], 80)).toBe("[[1, 2, 3]]");
  expect(showData([[1, 2, 3]], 6)).toBe("[[1, …");
});

const zeros = (rows: number, columns = rows) =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => 0));
const withOne = (matrix: number[][]) => matrix.map((row, i) => (i === 0 ? [1, ...row.slice(1)] : row));

test("only matrices of equal shape are drawn, large ones cut", () => {
  expect(pictureOf(compare([1], [2], 0)!, 30)).toBeUndefined();
  expect(pictureOf(compare([[1]], [[1, 2]], 0)!, 30)).toBeUndefined();
  const big = pictureOf(compare(withOne(zeros(40)), zeros(40), 0)!, 30)!;
  expect(big.cut).toBe(true);
  expect([big.got.length, big.got[0]!.length]).toEqual([12, 30]);
  expect(big.wrong[0]!.slice(0, 2)).toEqual([true, false]);
});

test("a mark says how large a number is among the right ones", () => {
  const { got, want } = pictureOf(compare([[9, -9, NaN]], [[0, 5, 10]], 0)!, 30)!;
  expect(want).toEqual([[0, 2, 4]]);
  expect(got).toEqual([[4, 0, undefined]]);
});

test("a matrix too wide for three panels is drawn as one", () => {
  const rows = (columns: number) =>
    drawing(compare(withOne(zeros(2, columns)), zeros(2, columns), 0)!, en, pc.createColors(false));
  expect(rows(9)[0]).toMatch(/yours .*right .*differs/);
  expect(rows(20)[0]).toMatch(/^differs/);
  expect(rows(1)).toEqual(["yours    │ right    │ differs", "██       │          │ ▓▓", "         │          │ ··"]);
  for (const row of rows(60)) expect(stringWidth(row)).toBeLessThanOrEqual(72);
});
