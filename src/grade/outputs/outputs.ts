import { join } from "node:path";
import type { Lang } from "../../text/lang.ts";
import { viewFor, type StudentView } from "../feedback/view.ts";
import { digestOf } from "../engine/digest.ts";
import type { Class, Grade, TaskGrade } from "../grade.ts";
import { openRules } from "../policy/hidden.ts";
import type { Policy } from "../policy/policy.ts";
import { classMarkdown } from "../report/class-markdown.ts";
import { classHtml } from "../report/class-page.ts";
import { classReport, type ClassReport } from "../report/report.ts";
import { studentHtml } from "../report/student-page.ts";
import type { Similarity } from "../similarity/similar.ts";
import { autolab } from "./autolab.ts";
import { brightspace } from "./brightspace.ts";
import { canvas } from "./canvas.ts";
import type { ClassOptions } from "./class-options.ts";
import { exercism } from "./exercism.ts";
import { folders } from "./folders.ts";
import { gradescope } from "./gradescope.ts";
import { gradesCsv } from "./grades-csv.ts";
import { gradesJson } from "./grades-json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { moodle } from "./moodle.ts";
import { prairielearn } from "./prairielearn.ts";
import { Stamps } from "./stamps.ts";

type StudentFormat = "html" | "markdown" | "gradescope" | "prairielearn" | "autolab" | "exercism" | "junit";
type ClassFormat = "html" | "markdown" | "json" | "csv" | "canvas" | "moodle" | "brightspace";

/** Files of each student, made of what the student may see. */
const STUDENT: Record<StudentFormat, [file: string, make: (view: StudentView, lang: Lang, policy: Policy) => string]> =
  {
    html: ["feedback.html", studentHtml],
    markdown: ["feedback.md", markdown],
    gradescope: ["gradescope.json", gradescope],
    prairielearn: ["prairielearn.json", prairielearn],
    autolab: ["autolab.json", (view, _lang, policy) => autolab(view, policy)],
    exercism: ["exercism.json", exercism],
    junit: ["junit.xml", junit],
  };

/** Files of the class, for instructors. */
const CLASS: Record<
  ClassFormat,
  [file: string, make: (held: Class, options: ClassOptions) => string | Iterable<string>]
> = {
  html: ["class.html", (held, options) => classHtml(reportOf(held, options), options.lang)],
  markdown: ["class.md", (held, options) => classMarkdown(reportOf(held, options), options.lang)],
  json: ["grades.json", gradesJson],
  csv: ["grades.csv", gradesCsv],
  canvas: ["canvas.csv", canvas],
  moodle: ["moodle.csv", moodle],
  brightspace: ["brightspace.csv", brightspace],
};

function reportOf(held: Class, { similar = NOBODY, roster }: ClassOptions): ClassReport {
  return classReport(held, similar, roster);
}

const NOBODY: Similarity = { pairs: [], tasks: [], unread: [] };

export type Format = StudentFormat | ClassFormat;

/** Every format, in the order in which they are written. */
export const FORMATS = [...new Set([...Object.keys(CLASS), ...Object.keys(STUDENT)])] as Format[];

export interface OutputOptions extends ClassOptions {
  formats: readonly Format[];
}

/**
 * Writes these formats below `folder`, each file whole or not at all, unless it is there and would be the same again. What
 * an earlier call wrote and this one does not, such as the pages of a student who is gone, is removed. Resolves to the
 * files' paths in it.
 */
export async function writeOutputs(folder: string, held: Class, options: OutputOptions): Promise<string[]> {
  const { formats, lang, at, item, similar, roster } = options;
  const [whole, own] = [asked(CLASS, formats), asked(STUDENT, formats)];
  const names = folders(held.grades.map(({ student }) => student));
  const pathOf = (grade: Grade, file: string) => join("students", names.get(grade.student)!, file);
  const paths = [
    ...whole.map(([file]) => file),
    ...held.grades.flatMap((grade) => own.map(([file]) => pathOf(grade, file))),
  ];
  const stamps = new Stamps(folder);
  // Before others are written: a file system may take the names of two students for one.
  await stamps.removeOthers(paths);
  const shared = digestOf({ policy: held.policy, open: openRules(held.policy, at), lang });
  const each = held.grades.map((grade) => digestOf({ ...grade, tasks: grade.tasks.map(worth), shared }));
  const all = digestOf({ own: each, item, similar, roster: roster && [...roster] });
  for (const [file, make] of whole) await stamps.make(file, all, () => make(held, options));
  for (const [i, grade] of held.grades.entries()) {
    let view: StudentView | undefined;
    const text = (make: (typeof STUDENT)[StudentFormat][1]) =>
      make((view ??= viewFor(grade, held.policy, at)), lang, held.policy);
    for (const [file, make] of own) await stamps.make(pathOf(grade, file), each[i]!, () => text(make));
  }
  await stamps.keep();
  return paths;
}

/** A task without its checks: on those the grade's key decides. */
function worth({ id, points, max, lateTook, passed, total, submitted }: TaskGrade): Omit<TaskGrade, "checks"> {
  return { id, points, max, lateTook, passed, total, submitted };
}

function asked<T>(all: Record<string, T>, formats: readonly string[]): T[] {
  return Object.keys(all)
    .filter((format) => formats.includes(format))
    .map((format) => all[format]!);
}
