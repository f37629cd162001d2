import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadLedger } from "./ledger.ts";
import { makeReport } from "./report.ts";
import { erratumSentence } from "./sentences.ts";
import { reportWords, sourceWords } from "./words.ts";

const report = makeReport(await loadLedger(fileURLToPath(new URL("../..", import.meta.url)), "002"));

const sentence = (id: string, lang: "en" | "fa") => {
  const entry = report.errata.find((erratum) => erratum.id === id);
  return entry ? erratumSentence(entry, lang) : "";
};

test.each(["en", "fa"] as const)("every erratum stands in the words in %s", (lang) => {
  const words = reportWords(report, "002", lang, false);
  for (const { id } of report.errata) expect(words).toContain(`  ${id}  `);
});

test("a wrong cell is told with place, printed and computed number", () => {
  expect(reportWords(report, "002", "en", false)).toContain("row 4, column 2: printed -0.33, computed 0.33 (1/3)");
});

test("a minus keeps its side in a right-to-left sentence", () => {
  expect(reportWords(report, "002", "fa", false)).toContain("چاپ‌شده \u200E-0.33\u200E");
});

test("lost rows and columns are named where only one choice fits", () => {
  expect(sentence("002:812", "en")).toContain("8 x 8 is printed where 9 x 9 should be (missing: row 7, column 6)");
  expect(sentence("002:812", "fa")).toContain("افتاده: ردیف ۷، ستون ۶");
});

test("they are only counted where several choices fit", () => {
  expect(sentence("002:551b", "en")).toContain("(too many: 3 columns)");
  expect(sentence("002:628b", "en")).toContain("(missing: 1 column)");
});

test("colour is used only when it is allowed", () => {
  expect(reportWords(report, "002", "en", true)).toContain("\u001b[");
  expect(reportWords(report, "002", "en", false)).not.toContain("\u001b[");
});

test("a faulty line is told with what stands in the source and in the ledger", () => {
  const faults = [{ line: 3, entries: ["002:3"], source: ["1", "", "-1"], ledger: ["1"] }];
  const words = sourceWords({ linesWithDigits: 5, covered: 4, faults }, "en");
  expect(words).toContain("4 of 5 lines");
  expect(words).toContain("line 3 (002:3): source 1 _ -1; ledger 1");
});

test("many faulty lines are cut to twenty and a count", () => {
  const faults = Array.from({ length: 25 }, (_, line) => ({ line, entries: [], source: ["1"], ledger: [] }));
  const lines = sourceWords({ linesWithDigits: 25, covered: 0, faults }, "en").split("\n");
  expect(lines).toHaveLength(22);
  expect(lines.at(-1)).toContain("5 more");
});
