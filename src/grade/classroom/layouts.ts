import { strToU8, zipSync } from "fflate";
import type { Student } from "./student.ts";

/** Files of a class by path. */
export type Files = Map<string, Uint8Array>;

/** When everything is due, and when late work was handed in. */
export const DUE = "2026-10-01T20:00:00Z";
const [IN_TIME, LATE] = ["Oct 1, 2026 0530 PM", "Oct 3, 2026 0530 PM"];

/** How a class can be written; the names are those that systems give to what is downloaded from them. */
export const LAYOUTS = {
  folders: (student) => below(student.id, tree(student)),
  zips: (student) => [[`${student.id}.zip`, packed(student)]],
  moodle: (student) => below(`${student.name}_${student.id}_assignsubmission_file_`, tree(student)),
  canvas: (student) => {
    const name = student.name.toLowerCase().replaceAll(/[\s_]/g, "");
    const start = `${name}_${student.late ? "LATE_" : ""}${student.id}`;
    return tree(student).map(([path, bytes], i) => [`${start}_${900 + i}_${path.split("/").at(-1)}`, bytes]);
  },
  brightspace: (student) => {
    const when = student.late ? LATE : IN_TIME;
    return below(`${student.id}-77 - ${student.name} - ${when}`, tree(student));
  },
} satisfies Record<string, (student: Student) => [path: string, bytes: Uint8Array][]>;

export type ClassLayout = keyof typeof LAYOUTS;

/** The work as it is handed in: lessons below their tracks, or an archive that is none. */
function tree(student: Student): [string, Uint8Array][] {
  if (student.kind === "broken") return [["homework.zip", packed(student)]];
  return Object.entries(student.lessons).map(([id, text]) => [`${id}.ts`, strToU8(text)]);
}

function packed(student: Student): Uint8Array {
  const whole = Object.entries(student.kind === "broken" ? { "02-xo/relu": "cut off" } : student.lessons);
  const files = Object.fromEntries(whole.map(([id, text]) => [`${id}.ts`, strToU8(text)]));
  const bytes = zipSync(files, { mtime: MADE });
  return student.kind === "broken" ? bytes.subarray(0, bytes.length / 2) : bytes;
}

/** A zip tells the hour of the clock without its zone: this one is the same everywhere. */
const MADE = new Date(2026, 9, 1, 12);

function below(folder: string, files: [string, Uint8Array][]): [string, Uint8Array][] {
  return files.map(([path, bytes]) => [`${folder}/${path}`, bytes]);
}
