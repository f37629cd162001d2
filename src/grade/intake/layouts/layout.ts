import type { Text } from "../../../text/lang.ts";
import type { Box, Entry } from "../box/box.ts";

/** How submissions of a class lie beside each other. */
export const LAYOUTS = [
  "one",
  "folders",
  "moodle",
  "canvas",
  "brightspace",
  "blackboard",
  "gradescope",
  "github",
  "autolab",
] as const;
export type Layout = (typeof LAYOUTS)[number];

/** A folder whose names tell whose work lies in it. */
export interface Shelf {
  box: Box;
  /** Path in the box. */
  path: string;
  /** Path for people: the named folder or archive and below. */
  shown: string;
  entries: Entry[];
  /** Zone of times that are written without one: `Z` or `+03:30`. */
  zone: string;
}

/** A folder or file that a student handed in. */
export interface Part {
  entry: Pick<Entry, "path" | "kind">;
  /** The file's own name, as the student gave it; "" for a folder. */
  as: string;
}

/** All that a student handed in at one time, not yet read. */
export interface Handin {
  student: string;
  name: string | null;
  /** ISO 8601 with zone. */
  submitted: string | null;
  /** Counts up where the export numbers the submissions of a student. */
  version: number | null;
  /** Marked as late by an export that gives no time. */
  late: boolean;
  /** The first of its parts, for people. */
  source: string;
  parts: Part[];
  refused: Text | null;
}

export interface Shelved {
  handins: Handin[];
  /** What belongs to no student. */
  rest: Entry[];
}

/** Undefined where the shelf is not of this layout. */
export type ReadLayout = (shelf: Shelf) => Promise<Shelved | undefined>;

/** Names that operating systems and exports add for themselves. */
export function isOfTheSystem(name: string): boolean {
  return name.startsWith(".") || ["__MACOSX", "Thumbs.db", "desktop.ini"].includes(name);
}

export function join(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}
