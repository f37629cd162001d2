import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Task } from "../../course.ts";
import { check } from "../check/check.ts";
import { mirrors } from "../course/mirrors.ts";
import { makeWorkers } from "../run/workers.ts";
import { makeWorkspace } from "../testing/workspace.ts";
import { createLesson } from "./create.ts";

let root: string;
beforeEach(() => void (root = mkdtempSync(join(tmpdir(), "new-"))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

test("every file of a lesson is written but the fixture, which its maker script writes", () => {
  const written = createLesson(root, "02-xo/average-pool");
  expect(written).toHaveLength(7);
  for (const path of written) expect(readFileSync(join(root, path), "utf8")).not.toBe("");
  expect(existsSync(mirrors(root, "02-xo/average-pool").fixture)).toBe(false);
});

test("nothing is written when one of the files is there already", () => {
  createLesson(root, "02-xo/average-pool");
  rmSync(mirrors(root, "02-xo/average-pool").hints);
  appendFileSync(mirrors(root, "02-xo/average-pool").solutions, "// mine\n");
  expect(() => createLesson(root, "02-xo/average-pool")).toThrow("solutions/02-xo/average-pool.ts is there already");
  expect(existsSync(mirrors(root, "02-xo/average-pool").hints)).toBe(false);
  expect(readFileSync(mirrors(root, "02-xo/average-pool").solutions, "utf8")).toContain("// mine");
});

test.each(["convolve", "02-xo/Convolve", "02-xo/../evil", "xo/convolve", "02-xo/a_b"])(
  "%s is refused as an id",
  (id) => {
    expect(() => createLesson(root, id)).toThrow("is no id");
  },
);

test("a new lesson holds in the author's gate as soon as its fixture is there", async () => {
  const workspace = makeWorkspace(process.cwd());
  const id = "02-xo/average-pool";
  createLesson(workspace.root, id);
  const example = { x: [1, -2, 3], want: [2, -4, 6] };
  const maker = { script: "fixtures/make/average-pool.py", versions: { numpy: "2" } };
  writeFileSync(
    mirrors(workspace.root, id).fixture,
    JSON.stringify({ schema: "tamrin/fixture/1", task: id, maker, cases: { example } }),
  );
  const stub = readFileSync(mirrors(workspace.root, id).exercises, "utf8");
  writeFileSync(join(workspace.root, "exercises/stubs.json"), JSON.stringify({ [id]: stub }));
  const task: Task = { id, title: { en: "", fa: "" }, deck: "002", lines: [1, 2], kind: "array", tags: [], points: 1 };
  const workers = makeWorkers(workspace.root);
  const report = await check(workspace.root, [task], workers, false).finally(() => workers.stop());
  workspace.remove();
  expect(report).toMatchObject({
    stubsFailing: 1,
    solutionsPassing: 1,
    mutants: { killed: 1, total: 1 },
    problems: [],
  });
});

const python = spawnSync("python3", ["--version"]).status === 0;

test.skipIf(!python)("the maker script is a program that Python reads (needs python3)", () => {
  createLesson(root, "02-xo/average-pool");
  const { status } = spawnSync("python3", ["-m", "py_compile", join(root, "fixtures/make/average-pool.py")]);
  expect(status).toBe(0);
});
