import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** What decides on results besides the submission: the tests and their numbers, the solutions, and the grader itself. */
const PARTS = ["tests", "drawn", "fixtures", "solutions", "exercises/stubs.json", "mutants", "kit", "src/grade", "src/run", "package-lock.json"]; // prettier-ignore

/** SHA-256 of all that decides on results besides the submission and the policy. */
export function suiteDigest(root: string): string {
  const hash = createHash("sha256");
  for (const part of PARTS) {
    for (const path of filesIn(root, part)) {
      const bytes = readFileSync(join(root, path));
      hash.update(`${path}\0${bytes.length}\0`).update(bytes);
    }
  }
  return hash.digest("hex");
}

/** SHA-256 of plain data. Equal data has the same, whatever the order of its keys. */
export function digestOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value, sorted)).digest("hex");
}

/** SHA-256 of texts by their names, in no time to speak of: a class has tens of thousands. */
export function digestOfTexts(texts: Record<string, string>): string {
  const hash = createHash("sha256");
  for (const name of Object.keys(texts).toSorted())
    hash.update(`${name.length} ${texts[name]!.length} ${name}`).update(texts[name]!);
  return hash.digest("hex");
}

function sorted(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** A file alone, or all files below a folder, in an order that is the same on every machine. */
function filesIn(root: string, part: string): string[] {
  const path = join(root, part);
  if (!statSync(path).isDirectory()) return [part];
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => relative(root, join(parentPath, name))).toSorted();
}
