import { expect, test } from "vitest";
import { fraction, toDecimal } from "../numbers/fraction.ts";
import { judge } from "./judge.ts";
import type { Cell } from "./recompute.ts";

/** Cells of hundredths, such as `0.12`, all different and without symmetry. */
const COMPUTED = ninths([
  [1, 2, 3],
  [4, -5, 7],
  [8, 9, 0],
]);

function ninths(rows: number[][]): Cell[][] {
  return rows.map((row) => row.map((n) => ({ text: n ? toDecimal(fraction(n, 9), 2) : "0", exact: fraction(n, 9) })));
}

const printed = (text: string) =>
  text.split("/").map((row) => row.split(" ").map((cell) => (cell === "_" ? "" : cell)));

test("a table that prints every cell is reproduced", () => {
  expect(judge(printed("0.11 0.22 0.33/0.44 -0.55 0.77/0.88 1.00 0"), COMPUTED)).toMatchObject({
    verdict: "reproduced",
    wrong: [],
  });
});

test("numbers agree as numbers, not as strings", () => {
  expect(judge(printed("0.11 0.22 0.33/0.44 -0.55 0.77/0.88 1 0.00"), COMPUTED).verdict).toBe("reproduced");
});

test("a rounded number differs from a cut one", () => {
  expect(judge(printed("0.11 0.22 0.33/0.44 -0.56 0.77/0.88 1.00 0"), COMPUTED)).toMatchObject({
    verdict: "differs",
    wrong: [{ row: 2, column: 2, printed: "-0.56", computed: "-0.55", exact: "-5/9" }],
  });
});

test("a zero does not stand for a fraction below one", () => {
  expect(judge(printed("0 0.22 0.33/0.44 -0.55 0.77/0.88 1.00 0"), COMPUTED).verdict).toBe("differs");
});

test("a mark where a number should be is a wrong cell", () => {
  const { verdict, wrong } = judge(printed("X 0.22 0.33/0.44 -0.55 0.77/0.88 1.00 0"), COMPUTED);
  expect([verdict, wrong.length]).toEqual(["differs", 1]);
});

test("blanks and missing last rows are a step that is partly filled", () => {
  expect(judge(printed("0.11 0.22 0.33/0.44 _ _"), COMPUTED)).toMatchObject({
    verdict: "partial",
    filled: { cells: 4, of: 9 },
  });
});

test("a wrong cell in a step differs", () => {
  expect(judge(printed("0.11 0.23 0.33/0.44 _ _"), COMPUTED)).toMatchObject({
    verdict: "differs",
    wrong: [{ row: 1, column: 2 }],
  });
});

test("a step begins with the first row, even where a later one fits better", () => {
  expect(judge(printed("0.44 _ _"), COMPUTED)).toMatchObject({ verdict: "differs", wrong: [{ computed: "0.11" }] });
});

test("a table without a middle row is damaged, and the row is named", () => {
  expect(judge(printed("0.11 0.22 0.33/0.88 1.00 0"), COMPUTED)).toMatchObject({
    verdict: "damaged",
    wrong: [],
    damage: { missing: { rows: [2], columns: [] }, printedSize: [2, 3], agreeing: 6, compared: 6, fits: 1 },
  });
});

test("a table without a row and a column names both, and the cell that is wrong besides", () => {
  expect(judge(printed("0.11 0.33/0.88 0.55"), COMPUTED)).toMatchObject({
    verdict: "damaged",
    wrong: [{ row: 2, column: 2, printed: "0.55", computed: "0" }],
    damage: { missing: { rows: [2], columns: [2] }, agreeing: 3, compared: 4 },
  });
});

test("a table with columns to spare is damaged", () => {
  expect(judge(printed("0.11 5 0.22 0.33/0.44 6 -0.55 0.77/0.88 7 1.00 0"), COMPUTED)).toMatchObject({
    verdict: "damaged",
    damage: { extra: { rows: [], columns: [2] }, missing: { rows: [], columns: [] }, fits: 1 },
  });
});

test("several equally good ways to lay a table are counted", () => {
  const same = ninths([[9, 9, 9]]);
  expect(judge(printed("1.00 1.00"), same).damage).toMatchObject({ fits: 3, agreeing: 2 });
});
