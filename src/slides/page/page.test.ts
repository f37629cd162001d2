import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadLedger } from "../ledger.ts";
import { makeReport } from "../report.ts";
import { html } from "./markup.ts";
import { page } from "./page.ts";

const ledger = await loadLedger(fileURLToPath(new URL("../../..", import.meta.url)), "002");
const report = makeReport(ledger);
const english = page(report, ledger, "en");

test("texts are escaped, markup is not", () => {
  expect(html`<p title="${'"'}">${"<b> & 'c'"}${html`<i>${1}</i>`}${["<", html`<b>x</b>`]}</p>`.html).toBe(
    '<p title="&#34;">&#60;b&#62; &#38; &#39;c&#39;<i>1</i>&#60;<b>x</b></p>',
  );
});

test("a printed cell cannot bring markup into the page", () => {
  const entries = ledger.entries.map((entry) => ({ ...entry, printed: [["<script>alert(1)</script>"]] }));
  const written = page(
    makeReport({ ...ledger, entries: entries.filter(({ rule }) => !("with" in rule)) }),
    ledger,
    "en",
  );
  expect(written).not.toContain("<script");
  expect(written).toContain("&#60;script&#62;");
});

test("the page loads nothing from outside", () => {
  expect(english).not.toMatch(/<(script|link|img|iframe)|\bsrc=|url\(|@import|https?:/);
});

test("every entry but the ones without value has its place", () => {
  for (const { id, verdict } of report.entries) {
    expect(english.includes(`<article id="${id}"`)).toBe(verdict !== "not-a-number");
  }
});

test("each verdict that occurs can be reached from the top", () => {
  for (const verdict of new Set(report.entries.map((entry) => entry.verdict))) {
    expect(english).toContain(`href="#${verdict}"`);
    expect(english).toContain(`<section id="${verdict}"`);
  }
});

test("as many cells are outlined as are wrong", () => {
  const wrong = report.errata.flatMap(({ cells = [] }) => cells);
  expect(english.match(/<del>/g)).toHaveLength(wrong.length);
  expect(english).toContain("<del>-0.33</del><ins>0.33</ins>");
});

test("the lost row of an image and the lost row and column of another are outlined", () => {
  expect(english.match(/ lost"/g)).toHaveLength(9 + 17);
});

test("the Persian page runs right to left, its tables left to right", () => {
  const persian = page(report, ledger, "fa");
  expect(persian).toContain('<html lang="fa" dir="rtl">');
  expect(persian.match(/class="sums" dir="ltr"/g)).toHaveLength(report.entries.length - report.counts.notANumber);
});
