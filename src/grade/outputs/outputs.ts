import { join } from "node:path";
import type { Lang } from "../../text/lang.ts";
import { viewFor, type StudentView } from "../feedback/view.ts";
import type { Class } from "../grade.ts";
import type { Policy } from "../policy/policy.ts";
import { autolab } from "./autolab.ts";
import { brightspace } from "./brightspace.ts";
import { canvas } from "./canvas.ts";
import type { ClassOptions } from "./class-options.ts";
import { exercism } from "./exercism.ts";
import { writeWhole } from "./files.ts";
import { folders } from "./folders.ts";
import { gradescope } from "./gradescope.ts";
import { gradesCsv } from "./grades-csv.ts";
import { gradesJson } from "./grades-json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { moodle } from "./moodle.ts";
import { prairielearn } from "./prairielearn.ts";

type StudentFormat = "markdown" | "gradescope" | "prairielearn" | "autolab" | "exercism" | "junit";
type ClassFormat = "json" | "csv" | "canvas" | "moodle" | "brightspace";

/** Files of each student, made of what the student may see. */
const STUDENT: Record<StudentFormat, [file: string, make: (view: StudentView, lang: Lang, policy: Policy) => string]> =
  {
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
  json: ["grades.json", gradesJson],
  csv: ["grades.csv", gradesCsv],
  canvas: ["canvas.csv", canvas],
  moodle: ["moodle.csv", moodle],
  brightspace: ["brightspace.csv", brightspace],
};

export type Format = StudentFormat | ClassFormat;

/** Every format, in the order in which they are written. */
export const FORMATS = [...Object.keys(CLASS), ...Object.keys(STUDENT)] as Format[];

export interface OutputOptions extends ClassOptions {
  formats: readonly Format[];
}

/** Writes these formats below `folder`, each file whole or not at all. Resolves to their paths in it. */
export async function writeOutputs(folder: string, held: Class, options: OutputOptions): Promise<string[]> {
  const { formats, lang, at } = options;
  const written: string[] = [];
  const write = async (path: string, content: string | Iterable<string>) => {
    await writeWhole(join(folder, path), content);
    written.push(path);
  };
  for (const [file, make] of asked(CLASS, formats)) await write(file, make(held, options));
  const own = asked(STUDENT, formats);
  const names = folders(held.grades.map(({ student }) => student));
  for (const grade of own.length > 0 ? held.grades : []) {
    const view = viewFor(grade, held.policy, at);
    for (const [file, make] of own)
      await write(join("students", names.get(grade.student)!, file), make(view, lang, held.policy));
  }
  return written;
}

function asked<T>(all: Record<string, T>, formats: readonly string[]): T[] {
  return Object.keys(all)
    .filter((format) => formats.includes(format))
    .map((format) => all[format]!);
}
