import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { viewFor } from "../feedback/view.ts";
import { classOf, failing, gradeOf, passing, taskGrade } from "../testing/grades.ts";
import { classHtml } from "./class-page.ts";
import { toWoff } from "./font.ts";
import { classReport } from "./report.ts";
import { SAMPLE_SIMILARITY, sampleClass } from "./sample.ts";
import { studentHtml } from "./student-page.ts";

const held = sampleClass();
const report = classReport(held, SAMPLE_SIMILARITY);
const at = new Date("2026-11-01T00:00:00Z");
const studentPages = (lang: "en" | "fa") =>
  held.grades.map((grade) => studentHtml(viewFor(grade, held.policy, at), lang));
const allPages = (["en", "fa"] as const).flatMap((lang) => [classHtml(report, lang), ...studentPages(lang)]);

test("no page loads anything from outside, or runs anything", () => {
  for (const page of allPages) {
    expect(page.replace(/url\("data:font[^"]*"\)/, "")).not.toMatch(
      /<(script|link|img|iframe|object)|\bsrc=|url\(|@import|https?:/,
    );
  }
});

test("names, messages and reasons with markup in them are written out", () => {
  expect(classHtml(report, "en")).toContain("&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62;");
  expect(studentPages("en").filter((page) => page.includes("&#60;script&#62;")).length).toBeGreaterThan(10);
});

test("a Persian page runs right to left and brings its letters with it; an English one needs none", () => {
  for (const page of [classHtml(report, "fa"), studentPages("fa")[0]!]) {
    expect(page).toContain('<html lang="fa" dir="rtl">');
    expect(page).toMatch(/@font-face \{ font-family: Vazirmatn; src: url\("data:font\/woff;base64,[\w+/]{80000}/);
  }
  expect(classHtml(report, "en")).not.toContain("@font-face");
});

test("every part can be reached from the top", () => {
  const page = classHtml(report, "en");
  const ids = [...page.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids).toEqual(["points", "tasks", "mistakes", "stuck", "alike", "refused", "ungradable", "late"]);
  expect([...page.matchAll(/<a href="#([^"]+)"/g)].map(([, id]) => id)).toEqual(ids);
});

test("more than eight names are folded away, none is left out", () => {
  const [biggest] = report.mistakes;
  const page = classHtml(report, "en");
  expect(page).toContain(`<summary>their names (${biggest!.students.length})</summary>`);
  for (const student of biggest!.students) expect(page).toContain(student);
});

test("a student's page holds nothing of hidden tests, and no more of others than the view", () => {
  const grade = gradeOf("s1", [
    taskGrade("02-xo/convolve", [passing("open"), failing("the secret test"), failing("shown")]),
  ]);
  const policy = "feedback: pass-fail\nhidden: [{ tasks: [all], tests: 'the secret*', show: never }]\n";
  const page = studentHtml(viewFor(grade, classOf([grade], policy).policy, at), "en");
  expect(page).toContain("shown");
  expect(page).not.toContain("secret");
  expect(page).not.toMatch(/-0\.5|kernel is turned|convolve\(/);
  expect(page).toContain("1 of 3 tests pass");
});

test("ungradable and refused work have a page that says why", () => {
  const [refused, ungradable] = [37, 38].map((i) => studentHtml(viewFor(held.grades[i]!, held.policy, at), "en"));
  expect(refused).toContain("no .ts file of a lesson");
  expect(ungradable).toContain("the attempt does not count");
});

test("the font as WOFF holds every table of the original", () => {
  const path = createRequire(import.meta.url).resolve(
    "@expo-google-fonts/vazirmatn/400Regular/Vazirmatn_400Regular.ttf",
  );
  const font = readFileSync(path);
  const woff = toWoff(font);
  expect([woff.toString("latin1", 0, 4), woff.readUInt32BE(8), woff.readUInt16BE(12)]).toEqual([
    "wOFF",
    woff.length,
    font.readUInt16BE(4),
  ]);
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const [from, size] = [font.readUInt32BE(20 + 16 * i), font.readUInt32BE(24 + 16 * i)];
    const [offset, packed, length] = [4, 8, 12].map((n) => woff.readUInt32BE(44 + 20 * i + n)) as [
      number,
      number,
      number,
    ];
    const held = woff.subarray(offset, offset + packed);
    expect(length).toBe(size);
    expect((packed < length ? inflateSync(held) : held).equals(font.subarray(from, from + size))).toBe(true);
  }
});
