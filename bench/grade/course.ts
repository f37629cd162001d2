import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tasks as catalogue } from "../../course.ts";
import { mirrors } from "../../src/course/mirrors.ts";
import { makeWorkspace } from "../../src/testing/workspace.ts";

/** A course to measure with, in a folder of its own. */
export interface BenchCourse {
  root: string;
  /** Its tasks; `02-xo/relu-2` has the tests of `02-xo/relu`. */
  ids: string[];
  remove(): void;
}

/** Instead of vitest's import: only the first tests of a file. */
const first = (checks: number) => `import { expect, test as each } from "vitest";
let left = ${checks};
const test = (name: string, check: () => unknown) => { if (left-- > 0) each(name, check); };
`;

/** The array tasks again and again until there are so many, each with so many of its tests at the most, and none drawn. */
export function makeCourse(root: string, tasks: number, checks: number): BenchCourse {
  const workspace = makeWorkspace(root);
  const array = catalogue.filter(({ kind }) => kind === "array").map(({ id }) => id);
  const ids = Array.from({ length: tasks }, (_, i) => copyName(array[i % array.length]!, Math.floor(i / array.length)));
  ids.forEach((id, i) => {
    const [from, to] = [mirrors(workspace.root, array[i % array.length]!), mirrors(workspace.root, id)];
    const text = readFileSync(mirrors(root, array[i % array.length]!).test, "utf8");
    rmSync(to.drawn, { force: true });
    writeFileSync(to.test, text.replace('import { expect, test } from "vitest";', first(checks)));
    if (to.fixture !== from.fixture) copyFileSync(from.fixture, to.fixture);
  });
  return { root: workspace.root, ids, remove: workspace.remove };
}

function copyName(id: string, copy: number): string {
  return copy === 0 ? id : `${id}-${copy + 1}`;
}
