import { expect, test } from "vitest";
import type { Entry } from "./schema.ts";
import { checkSource } from "./source.ts";

const SOURCE = [
  "# سال ۱۳۹۷", // 1
  "", // 2
  "-1\tX\t", // 3
  "0.77\t-0.11\t1.00", // 4
  "- مقدار ۰.۶ و نیز صفر", // 5
  "$$\\begin{bmatrix} 1 & -1 \\end{bmatrix} \\times x^{2} = 3$$", // 6
  "<http://example.org/eagle-08.jpg>", // 7
].join("\n");

function entry(lines: [number, number], ...printed: string[][]): Entry {
  return { id: `002:${lines[0]}`, lines, kind: "text", rule: { name: "none", why: "list" }, printed };
}

const ENTRIES = [
  entry([1, 1], ["۱۳۹۷"]),
  entry([3, 4], ["-1", "X", ""], ["0.77", "-0.11", "1.00"]),
  entry([5, 5], ["۰.۶", "صفر"]),
  { ...entry([6, 6], ["1", "-1"]), id: "002:6a" },
  { ...entry([6, 6], ["2"], ["3"]), id: "002:6b" },
  entry([7, 7], ["08"]),
];

function faultsOf(changed: Entry[], source = SOURCE) {
  return checkSource(source, changed).faults;
}

/** The entries with the one at `index` printing `printed`. */
function withPrinted(index: number, ...printed: string[][]): Entry[] {
  return ENTRIES.map((item, i) => (i === index ? { ...item, printed } : item));
}

test("a faithful ledger covers every line with a digit", () => {
  expect(checkSource(SOURCE, ENTRIES)).toEqual({ linesWithDigits: 6, covered: 6, faults: [] });
});

test("a line may end as Windows ends it", () => {
  expect(faultsOf(ENTRIES, SOURCE.replaceAll("\n", "\r\n"))).toEqual([]);
});

test("a number that no entry claims is found", () => {
  expect(checkSource(SOURCE, ENTRIES.slice(1))).toEqual({
    linesWithDigits: 6,
    covered: 5,
    faults: [{ line: 1, entries: [], source: ["۱۳۹۷"], ledger: [] }],
  });
});

test.each([
  [
    "a wrong number",
    1,
    [
      ["-1", "X", ""],
      ["0.77", "0.11", "1.00"],
    ],
    4,
  ],
  [
    "another precision",
    1,
    [
      ["-1", "X", ""],
      ["0.77", "-0.11", "1"],
    ],
    4,
  ],
  [
    "a blank that is gone",
    1,
    [
      ["-1", "X"],
      ["0.77", "-0.11"],
    ],
    3,
  ],
  [
    "a mark for a number",
    1,
    [
      ["X", "X", ""],
      ["0.77", "-0.11", "1.00"],
    ],
    3,
  ],
  ["a word that is not on the line", 2, [["۰.۶", "یک"]], 5],
  ["a blank in running text", 2, [["۰.۶", ""]], 5],
  ["numbers in another order", 3, [["-1", "1"]], 6],
  ["a hyphen taken for a sign", 5, [["-08"]], 7],
] as const)("%s is a fault of its line", (_name, index, printed, line) => {
  // prettier-ignore
  expect(faultsOf(withPrinted(index, ...printed.map((row) => [...row]))).map((fault) => fault.line)).toContain(line);
});

test("a number claimed by two entries is a fault", () => {
  expect(faultsOf([...ENTRIES, { ...entry([1, 1], ["۱۳۹۷"]), id: "002:1b" }])).toMatchObject([
    { line: 1, entries: ["002:1", "002:1b"] },
  ]);
});

test("an entry with fewer or more rows than lines is a fault", () => {
  expect(faultsOf(withPrinted(1, ["-1", "X", ""]))).toMatchObject([{ line: 4, ledger: [] }]);
  const rows = [["-1", "X", ""], ["0.77", "-0.11", "1.00"], ["5", "6", "7"]]; // prettier-ignore
  expect(faultsOf(withPrinted(1, ...rows))).toMatchObject([{ line: 5 }]);
});

test("an entry that reaches over a line without cells is a fault there", () => {
  const reaching = ENTRIES.map((item, i) => (i === 0 ? entry([1, 2], ["۱۳۹۷"]) : item));
  expect(faultsOf(reaching)).toMatchObject([{ line: 2 }]);
});

test("an entry beyond the end of the text is a fault", () => {
  expect(faultsOf([...ENTRIES, entry([99, 99], ["1"])])).toMatchObject([{ line: 99, source: [], ledger: ["1"] }]);
});
