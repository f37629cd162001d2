import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { stringify as csv } from "csv-stringify/sync";
import { stringify as yaml } from "yaml";
import { ltr } from "../../text/bidi.ts";
import { Problem } from "../../text/problem.ts";
import { DUE, LAYOUTS, type ClassLayout } from "./layouts.ts";
import type { Student } from "./student.ts";

/**
 * Writes `submissions/`, `policy.yaml`, `roster.csv` and `expected.json` into a folder that is empty or new. Throws a
 * Problem where it holds something.
 */
export function writeClassroom(folder: string, students: Student[], layout: ClassLayout, ids: string[]): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw notEmpty(folder);
  const files = students.flatMap((student): [string, Uint8Array | string][] =>
    LAYOUTS[layout](student).map(([path, bytes]) => [join("submissions", path), bytes]),
  );
  files.push(
    ["policy.yaml", policyOf(ids)],
    ["roster.csv", rosterOf(students)],
    ["expected.json", `${JSON.stringify(expectedOf(students), null, 1)}\n`],
  );
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

function policyOf(ids: string[]): string {
  return yaml({ tasks: ids, due: DUE, grace: "1h", late: { perDay: "10%", most: "50%" } });
}

function rosterOf(students: Student[]): string {
  const rows = students.map(({ id, name }) => ({ ID: id, Student: name, Email: `${id}@university.example` }));
  return csv(rows, { header: true });
}

/** What each student is and what each task's tests must say, by student. */
function expectedOf(students: Student[]): object {
  return Object.fromEntries(students.map(({ id, kind, late, expected }) => [id, { kind, late, tasks: expected }]));
}

function notEmpty(folder: string): Problem {
  return new Problem({
    en: `${folder} is not empty; name a new folder for the class`,
    fa: `${ltr(folder)} خالی نیست؛ پوشهٔ تازه‌ای برای کلاس نام ببرید`,
  });
}
