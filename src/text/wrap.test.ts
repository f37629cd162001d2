import { stripVTControlCharacters } from "node:util";
import pc from "picocolors";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { wrap } from "./wrap.ts";

test("a long line goes on below its own indent, within the width", () => {
  const rows = wrap(`    ${"word ".repeat(30)}`, 40).split("\n");
  expect(rows.length).toBeGreaterThan(3);
  for (const row of rows) {
    expect(stringWidth(row)).toBeLessThanOrEqual(40);
    expect(row).toMatch(/^ {4}\w/);
  }
});

test("a coloured line is broken at the same places as a plain one", () => {
  const text = "one two three four five six seven eight nine ten";
  const coloured = wrap(`  ${pc.createColors(true).red(text)}`, 30);
  expect(stripVTControlCharacters(coloured)).toBe(wrap(`  ${text}`, 30));
});

test("a line that fits stays as it is, spaces at its ends included", () => {
  expect(wrap("  a   \n\n b ", 20)).toBe("  a   \n\n b ");
});
