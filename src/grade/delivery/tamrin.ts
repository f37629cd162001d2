import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Item } from "./item.ts";

/** What a grader needs of the project; no training data, runs, papers, measurements or hints. */
const PARTS = [
  ...["package.json", "package-lock.json", ".npmrc", "tsconfig.json", "course.ts"],
  ...["bin", "setup", "src", "kit", "tests", "drawn", "fixtures", "solutions", "mutants", "exercises/stubs.json"],
];

/** The tool's own tests grade nobody, nor do the makers of golden numbers. */
const IDLE = /^(?:src|kit|setup)\/.*\.test\.ts$|^fixtures\/make\//;

/** The files of Tamrin that a grader elsewhere needs, in the order of their paths. The packages are npm's to bring. */
export function tamrinItems(root: string): Item[] {
  const paths = PARTS.flatMap((part) => filesIn(root, part)).filter((path) => !IDLE.test(path));
  return paths.toSorted().map((path) => ({
    path,
    content: readFileSync(join(root, path)),
    executable: path.startsWith("bin/"),
  }));
}

function filesIn(root: string, part: string): string[] {
  if (!statSync(join(root, part)).isDirectory()) return [part];
  return readdirSync(join(root, part), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)).split(sep).join("/"));
}
