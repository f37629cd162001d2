import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tasks } from "../../course.ts";
import { mirrors } from "./mirrors.ts";

/** `exercises/stubs.json`: every stub as it is shipped, so that a learner's file can be reset and a stub checked. */
const file = (root: string) => join(root, "exercises", "stubs.json");

/** The shipped text of each stub, by task id. */
export function loadStubs(root: string): Record<string, string> {
  return existsSync(file(root)) ? (JSON.parse(readFileSync(file(root), "utf8")) as Record<string, string>) : {};
}

/** Takes the files in `exercises/` as the shipped stubs. */
export function writeStubs(root: string): void {
  const stubs = tasks
    .map(({ id }) => [id, mirrors(root, id).exercises] as const)
    .filter(([, path]) => existsSync(path))
    .map(([id, path]) => [id, readFileSync(path, "utf8")]);
  writeFileSync(file(root), `${JSON.stringify(Object.fromEntries(stubs), null, 1)}\n`);
}
