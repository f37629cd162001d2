import { stripVTControlCharacters } from "node:util";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { classOf, gradeOf, passing, taskGrade } from "../testing/grades.ts";
import { classMarkdown } from "./class-markdown.ts";
import { classReport } from "./report.ts";
import { HOSTILE, NONE_ALIKE, SAMPLE_SIMILARITY, sampleClass } from "./sample.ts";
import { classWords } from "./words.ts";

const report = classReport(sampleClass(), SAMPLE_SIMILARITY);
const LANGS = ["en", "fa"] as const;

test("no line is wider than 80 columns, in either language", () => {
  for (const lang of LANGS) {
    const lines = classWords(report, { lang, colour: false }).split("\n");
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(80);
    expect(lines.length).toBeGreaterThan(50);
  }
});

test("the largest cluster of mistakes comes first, known ones by their text, unknown ones by the answer", () => {
  const words = classWords(report, { lang: "en", colour: false }).replace(/[\u2066-\u2069]/g, "");
  expect(words).toMatch(/12 students: The kernel is turned\.[\s\S]*6 students: the same wrong answer/);
  expect(words).toContain("at [1][1]: 7.25 in place of 4.5");
  expect(words).toContain("lines 52–60 = 49–58, 71 = 80–83");
});

test("what is left out of a long list is counted", () => {
  const grades = Array.from({ length: 12 }, (_, i) =>
    gradeOf(`s${10 + i}`, [taskGrade("02-xo/relu", [passing("a")])], { outcome: "refused", why: null }),
  );
  const words = classWords(classReport(classOf(grades), NONE_ALIKE), { lang: "en", colour: false });
  expect(words).toContain("s19");
  expect(words).not.toContain("s20");
  expect(words).toMatch(/and 2 more$/);
});

test("a part with nothing to say is left out; results without a sandbox are stamped", () => {
  const grade = gradeOf("s1", [taskGrade("02-xo/relu", [passing("a")])]);
  const words = (isolation: "none" | "bubblewrap") =>
    classWords(classReport(classOf([{ ...grade, isolation }]), NONE_ALIKE), { lang: "en", colour: false });
  expect(words("bubblewrap").match(/^\S.*/gm)).toEqual(["Points", "Tasks"]);
  expect(words("bubblewrap")).not.toContain("sandbox");
  expect(words("none")).toContain("1 graded without a sandbox");
});

test("colours change nothing but colours", () => {
  const [plain, coloured] = [false, true].map((colour) => classWords(report, { lang: "en", colour }));
  expect(coloured).not.toBe(plain);
  expect(stripVTControlCharacters(coloured!)).toBe(plain);
});

test("no name can turn the line around or end an isolate", () => {
  for (const lang of LANGS) {
    for (const words of [classWords(report, { lang, colour: false }), classMarkdown(report, lang)]) {
      expect(words).not.toContain("\u202e");
      expect(words.match(/[\u2066-\u2068]/g)).toHaveLength(words.match(/\u2069/g)!.length);
    }
  }
});

test("Markdown holds the tables, and no name is taken for markup", () => {
  const words = classMarkdown(report, "en");
  expect(words).toContain("| task | all tests pass | handed in | points lost on average |\n| --- | --- | --- | --- |");
  expect(words).not.toMatch(/[^\\]<script/);
  expect(HOSTILE).toMatch(/<script/);
  expect(classMarkdown(report, "fa")).toMatch(/^<div dir="rtl">\n\n# کلاس/);
});
