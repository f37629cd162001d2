import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { fc, forAll } from "#kit/property";
import { loadLedger } from "./ledger.ts";
import { judgeEntry, makeReport } from "./report.ts";
import type { Entry } from "./schema.ts";

const ledger = await loadLedger(fileURLToPath(new URL("../..", import.meta.url)), "002");
const report = makeReport(ledger);
const reproduced = ledger.entries.filter((_, i) => report.entries[i]?.verdict === "reproduced");

const entryAt = (id: string) => report.entries.find((entry) => entry.id === id);
const cellsAt = (id: string) => entryAt(id)?.cells?.map(({ row, column, computed }) => [row, column, computed]);

/** `entry` with another text in one cell. */
function changed(entry: Entry, row: number, column: number, text: string): Entry {
  const printed = entry.printed.map((line, i) => line.map((cell, j) => (i === row && j === column ? text : cell)));
  return { ...entry, printed };
}

test("every entry has a verdict, and the counts add up to all of them", () => {
  expect(report.entries).toHaveLength(ledger.entries.length);
  expect(Object.values(report.counts).reduce((sum, n) => sum + n)).toBe(ledger.entries.length);
});

test("a wrong cell of any reproduced table is found, and only that one", () => {
  const choice = fc.constantFrom(...reproduced).chain((entry) =>
    fc.record({
      entry: fc.constant(entry),
      row: fc.nat(entry.printed.length - 1),
      column: fc.nat(entry.printed[0]!.length - 1),
      text: fc.constantFrom("-1", "1", "0.5", "-0.33", "0", "9", "?"),
    }),
  );
  forAll(
    [choice],
    ({ entry, row, column, text }) => {
      const right = judgeEntry(entry, ledger).computed?.[row]?.[column];
      if (Number(right) === Number(text)) return;
      const { verdict, cells } = judgeEntry(changed(entry, row, column, text), ledger);
      expect({ verdict, cells }).toMatchObject({
        verdict: "differs",
        cells: [{ row: row + 1, column: column + 1, printed: text, computed: right }],
      });
    },
    300,
  );
});

describe("the findings on deck 002", () => {
  test("the errata are these", () => {
    const found = report.errata.map(({ id, verdict }) => `${id} ${verdict}`);
    expect(found).toEqual([
      "002:534a differs",
      "002:551b damaged",
      "002:606b damaged",
      "002:628b damaged",
      "002:723 damaged",
      "002:748 differs",
      "002:774 differs",
      "002:812 damaged",
      "002:824 differs",
    ]);
  });

  test("a filter, two images and a map have wrong cells", () => {
    expect(cellsAt("002:534a")).toEqual([[1, 3, "-1"]]);
    expect(cellsAt("002:748")).toEqual([[6, 3, "-1"], [6, 4, "1"]]); // prettier-ignore
    expect(cellsAt("002:774")).toEqual(cellsAt("002:748"));
    expect(cellsAt("002:824")).toEqual([[4, 2, "0.33"]]);
  });

  test("an image lacks its sixth row, another a row and a column", () => {
    expect(entryAt("002:723")?.damage).toMatchObject({ missing: { rows: [6], columns: [] }, agreeing: 72 });
    expect(entryAt("002:812")?.damage).toMatchObject({ missing: { rows: [7], columns: [6] }, agreeing: 62, fits: 1 });
  });

  test("an erratum names the places where the same table is right", () => {
    expect(entryAt("002:824")?.rightAt?.[0]).toBe("002:685");
  });

  test("the steps of the animation are filled one by one", () => {
    const steps = report.entries.filter(({ kind, verdict }) => kind === "products" && verdict === "partial");
    expect(steps.map(({ filled }) => filled?.cells)).toEqual([2, 3, 4, 5, 6, 7, 8, 1]);
  });

  test("the two images differ in 16 of 81 pixels", () => {
    expect(entryAt("002:314")?.facts?.pixels).toEqual({ differing: 16, shared: 65, of: 81 });
  });

  test("the votes come to 0.912 for X and 0.5175 for O", () => {
    expect(entryAt("002:1189")?.facts?.votes).toMatchObject({
      x: { voters: [1, 4, 5, 10, 11], exact: "114/125", mean: "0.91" },
      o: { voters: [2, 3, 9, 12], exact: "207/400", mean: "0.51" },
    });
  });

  test("an input is given, and a year is no number", () => {
    expect(entryAt("002:1018")?.verdict).toBe("given");
    expect(entryAt("002:16")).toMatchObject({ verdict: "not-a-number", computed: null });
  });
});
