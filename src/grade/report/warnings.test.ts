import { expect, test } from "vitest";
import { openSubmissions } from "../intake/intake.ts";
import { workspace, write } from "../intake/samples.ts";
import type { Grade } from "../grade.ts";
import { parseRoster } from "../intake/roster/read.ts";
import { enrolledIn } from "../outputs/enrolled.ts";
import { classOf, gradeOf, passing, taskGrade } from "../testing/grades.ts";
import { classMarkdown } from "./class-markdown.ts";
import { classHtml } from "./class-page.ts";
import { classReport } from "./report.ts";
import { NONE_ALIKE } from "./sample.ts";
import { endWords } from "./warning-section.ts";
import { classWords } from "./words.ts";

const DUE = "due: 2026-10-01 23:59 +03:30";
const report = (grades: Grade[], policy = DUE, list?: string) => {
  const held = classOf(grades, policy);
  return classReport(
    held,
    NONE_ALIKE,
    list === undefined ? undefined : enrolledIn(held, parseRoster(list, "list.csv")),
  );
};

/** The report in each of its forms, without marks of direction. */
const told = (...args: Parameters<typeof report>) =>
  [classWords(report(...args), { lang: "en", colour: false }), classHtml(report(...args), "en"), classMarkdown(report(...args), "en")] // prettier-ignore
    .map((text) => plain(text.replace(/\\(?=\W)/g, "").replace(/\s+/g, " ")));

const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, "");

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
  for (const text of [...told([untimed], ""), ...told([gradeOf("12", [])])])
    expect(text).not.toMatch(/no time|Please check/);
  expect(told([untimed])[0]).toContain("1 submission has no time: it does not count as late");
});

test("work that matches nobody on the list is named in the report and at the end of the run", () => {
  const grades = ["7", "8", "s9"].map((student, i) => gradeOf(student, [], { name: ["Ada", null, null][i]! }));
  const list = "id,name\n4021,Ada\n4022,Zoe\n8,Bob\n";
  const all = report([...grades, gradeOf("zz", [])], "", list);
  expect(all.warnings.unlisted).toEqual(["s9", "zz"]);
  for (const text of told([...grades, gradeOf("zz", [])], "", list))
    expect(text).toMatch(/2 submissions match nobody on the list:.{0,60}s9, zz/);
  expect(endWords(all, "en").map(plain)).toEqual(["2 submissions match nobody on the list: s9, zz"]);
  expect(endWords(all, "fa").map(plain)).toEqual(["2 کار تحویل‌شده با هیچ‌کس در فهرست جور نیست: s9، zz"]);
});

test("where everyone is on the list, or there is none, nothing is said of it", () => {
  for (const list of ["id\n7\n8\n", undefined])
    expect(endWords(report([gradeOf("7", [])], "", list), "en")).toEqual([]);
});

test("of a list that matches nobody the end of the run names a few", () => {
  const grades = Array.from({ length: 12 }, (_, i) => gradeOf(`s${10 + i}`, []));
  expect(plain(endWords(report(grades, "", "id\n1\n"), "en")[0]!)).toMatch(/^12 submissions .* s17 and 4 more$/);
});

test("what of the policy fits no test and no student is said with the scores", () => {
  const policy = `${DUE}\nextensions: { s2: 3 days }\nhidden: [{ tests: "drwn: *" }, { tests: "dr* *" }]`;
  const grades = [gradeOf("s1", [taskGrade("02-xo/relu", [passing("drawn: any map")])])];
  for (const text of told(grades, policy)) {
    expect(text).toMatch(/the hidden rule ("|&quot;|&#34;)drwn: \*\1 fits no test/);
    expect(text).toContain("s2 has an extension and no submission");
    expect(text).not.toMatch(/dr\* \*.{1,6} fits no test/);
  }
});
