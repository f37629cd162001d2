import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { memoryPages, validateXML } from "xmllint-wasm";
import type { Lang } from "../../text/lang.ts";
import { viewFor, type StudentView } from "../feedback/view.ts";
import type { Class } from "../grade.ts";
import { anyClass } from "../testing/any-grade.ts";
import { autolabSchema, exercismSchema, gradescopeSchema, prairielearnSchema } from "../testing/formats.ts";
import { autolab } from "./autolab.ts";
import { exercism } from "./exercism.ts";
import { gradescope } from "./gradescope.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { prairielearn } from "./prairielearn.ts";

/*
 * Every format holds whatever a submission says: hundreds of grades whose names, messages and answers are made of what
 * breaks formats.
 */

const NOW = new Date("2026-10-02T00:00:00Z");
const LANGS: Lang[] = ["en", "fa"];

let views: StudentView[] = [];
let classes: Class[] = [];

beforeAll(() => {
  classes = fc.sample(anyClass, { seed: 1397, numRuns: 150 });
  views = classes.flatMap((held) => held.grades.map((grade) => viewFor(grade, held.policy, NOW)));
});

const every = (write: (view: StudentView, lang: Lang) => string) =>
  views.flatMap((view) => LANGS.map((lang) => ({ view, text: write(view, lang) })));

test("Gradescope's results are what its documentation says, without a score where there is none", () => {
  for (const { view, text } of every(gradescope)) {
    const results = gradescopeSchema.parse(JSON.parse(text));
    expect(results.score).toBe(view.points ?? undefined);
    expect(results.tests === undefined).toBe(view.points === null);
    expect(results.output).not.toBe("");
  }
});

test("the points of Gradescope's tests add up to the score, and each check has a status", () => {
  for (const { view, text } of every(gradescope)) {
    const { tests = [], score } = gradescopeSchema.parse(JSON.parse(text));
    const sum = tests.reduce((total, each) => total + (each.score ?? 0), 0);
    expect(sum).toBe(view.outcome === "graded" ? score : 0);
    expect(tests.every(({ status, visibility }) => status && visibility === "visible")).toBe(true);
  }
});

test("PrairieLearn's results are a share of one, or not gradable, and below its limit", () => {
  for (const { view, text } of every(prairielearn)) {
    const results = prairielearnSchema.parse(JSON.parse(text));
    expect("score" in results ? results.score : null).toBe(view.points === null ? null : view.points / view.max || 0);
    expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
  }
});

test("Autolab's line is one line, of a score for each problem or for none", () => {
  const policy = classes[0]!.policy;
  for (const { view, text } of every((each) => autolab(each, policy))) {
    expect(text).not.toContain("\n");
    const { scores, scoreboard } = autolabSchema.parse(JSON.parse(text));
    expect(Object.values(scores).reduce((a, b) => a + b, 0)).toBe(view.points ?? 0);
    expect(scoreboard).toEqual(view.points === null ? [] : [view.points, ...Object.values(scores)]);
  }
});

test("Exercism's results keep its rules of status and length", () => {
  const seen = new Set<string>();
  for (const { view, text } of every(exercism)) {
    const results = exercismSchema.parse(JSON.parse(text));
    seen.add(results.status);
    expect(results.status === "pass").toBe(view.outcome === "graded" && view.tasks.every((t) => t.passed === t.total));
  }
  expect([...seen].toSorted()).toEqual(["error", "fail", "pass"]);
});

test("JUnit's XML is valid, and its counts are those of its cases", { timeout: 120_000 }, async () => {
  const schema = readFileSync(join(import.meta.dirname, "../testing/junit.xsd"), "utf8");
  const files = every(junit);
  const xml = files.map(({ text }, i) => ({ fileName: `${i}.xml`, contents: text }));
  const { valid, errors } = await validateXML({
    ...{ xml, schema, extension: "schema" },
    ...{ initialMemoryPages: 256, maxMemoryPages: memoryPages.GiB },
  });
  expect(errors.map(({ message }) => message).slice(0, 3)).toEqual([]);
  expect(valid).toBe(true);
  for (const { text } of files) {
    const sum = (name: string) =>
      [...text.matchAll(new RegExp(` ${name}="(\\d+)"`, "g"))].reduce((total, [, count]) => total + Number(count), 0);
    expect(sum("tests")).toBe(text.match(/<testcase /g)!.length);
    expect(sum("failures")).toBe(text.match(/<failure /g)?.length ?? 0);
    expect(sum("errors")).toBe(text.match(/<error /g)?.length ?? 0);
  }
});

test("in Markdown nothing of a submission is markup, and no line begins a block of its own", () => {
  for (const { text } of every(markdown)) {
    expect(text.replace(/^<div dir="rtl">$|^<\/div>$/gm, "")).not.toMatch(/(^|[^\\])[<[]/);
    const blocks =
      /^(?:|# .*|## .*|[^\s#>=~|+-].*| *- .*| {2}```(?:text)?| {2}[ ░▒▓█?·│…\u2066-\u2069\w\u0600-\u06ff]+)$/u;
    expect(text.split("\n").filter((line) => !blocks.test(line) || /^\s*\d+[.)]\s/.test(line))).toEqual([]);
  }
});

test("no output of a student has a check that is hidden", () => {
  for (const view of views)
    expect(view.tasks.flatMap(({ checks }) => checks).filter(({ name }) => /1/.test(name))).toEqual([]);
  expect(views.some(({ tasks }) => tasks.some(({ hidden }) => hidden > 0))).toBe(true);
});
