import { expect, test } from "vitest";
import { openSubmissions } from "../intake/intake.ts";
import { workspace, write } from "../intake/samples.ts";
import type { Grade } from "../grade.ts";
import { classOf, gradeOf } from "../testing/grades.ts";
import { classMarkdown } from "./class-markdown.ts";
import { classHtml } from "./class-page.ts";
import { classReport } from "./report.ts";
import { NONE_ALIKE } from "./sample.ts";
import { classWords } from "./words.ts";

const DUE = "due: 2026-10-01 23:59 +03:30";
const report = (grades: Grade[], policy = DUE) => classReport(classOf(grades, policy), NONE_ALIKE);

/** The report in each of its forms, without marks of direction. */
const told = (...args: Parameters<typeof report>) =>
  [classWords(report(...args), { lang: "en", colour: false }), classHtml(report(...args), "en"), classMarkdown(report(...args), "en")] // prettier-ignore
    .map((text) => text.replace(/[\u2066-\u2069\\]/g, "").replace(/\s+/g, " "));

test("work without a time is said to be never late, and counted where the export marks it as late", async () => {
  const files = { "doejane_LATE_12_678_relu.ts": "1", "ali_13_679_relu.ts": "2" };
  const { submissions } = await openSubmissions([write(workspace(), files)]);
  const grades: Grade[] = [gradeOf("14", [])];
  for await (const { student, name, submitted, remarks } of submissions())
    grades.push(gradeOf(student, [], { name, submitted, remarks }));
  expect(report(grades).warnings).toMatchObject({ untimed: ["12", "13"], markedLate: ["12"] });
  for (const text of told(grades)) {
    expect(text).toContain("2 submissions have no time: none of them counts as late");
    expect(text).toContain("marks 1 of them as late");
    expect(text).toMatch(/and decide:.{0,60}doejane \(12\)/);
  }
});

test("times are no matter where nothing is due, nor where every submission has one", () => {
  const untimed = gradeOf("12", [], { submitted: null });
  for (const text of [...told([untimed], ""), ...told([gradeOf("12", [])])]) expect(text).not.toMatch(/no time|Please check/);
  expect(told([untimed])[0]).toContain("1 submission has no time: it does not count as late");
});
