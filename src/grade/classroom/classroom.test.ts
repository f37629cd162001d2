import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { mirrors } from "../../course/mirrors.ts";
import { openSubmissions } from "../intake/intake.ts";
import { loadPolicy } from "../policy/load.ts";
import { makeClassroom } from "./classroom.ts";
import { LAYOUTS, type ClassLayout } from "./layouts.ts";
import { KINDS } from "./student.ts";
import { writeClassroom } from "./write.ts";

const root = process.cwd();
const ids = ["02-xo/relu", "02-xo/votes", "03-training/backprop", "04-sequences/gru-cell"];
const folder = mkdtempSync(join(tmpdir(), "tamrin-classroom-"));
afterAll(() => rmSync(folder, { recursive: true }));

let made = 0;
function written(layout: ClassLayout, seed = 1): string {
  const path = join(folder, String(made++));
  writeClassroom(path, makeClassroom(root, ids, 40, seed), layout, ids);
  return path;
}

function digest(path: string): string {
  const hash = createHash("sha256");
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).toSorted();
  for (const file of paths) hash.update(file.slice(path.length)).update(readFileSync(file));
  return hash.digest("hex");
}

const layouts = Object.keys(LAYOUTS) as ClassLayout[];

test.each(layouts)("as %s, the same seed gives the same bytes, another one others", (layout) => {
  const [first, again, other] = [written(layout), written(layout), written(layout, 2)].map(digest);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

test.each(layouts)("as %s, everyone's work is found again, and what is broken is refused", async (layout) => {
  const { batches, submissions } = await openSubmissions([join(written(layout), "submissions")]);
  const students = makeClassroom(root, ids, 40, 1);
  const found = [];
  for await (const { student, lessons, refused } of submissions()) found.push({ student, lessons, refused: !!refused });
  expect(batches[0]!.layout).toBe(layout === "zips" ? "folders" : layout);
  expect(found).toEqual(
    students.map(({ id, kind, lessons }) => ({ student: id, lessons, refused: kind === "broken" })),
  );
});

test("where an export tells times, late is late", async () => {
  const path = written("brightspace");
  const policy = loadPolicy(join(path, "policy.yaml"));
  const { submissions } = await openSubmissions([join(path, "submissions")]);
  const late = [];
  for await (const { student, submitted } of submissions())
    if (Date.parse(submitted!) > Date.parse(policy.due!) + policy.grace) late.push(student);
  const students = makeClassroom(root, ids, 40, 1);
  expect(late).toEqual(students.filter((student) => student.late).map(({ id }) => id));
  expect(late).toHaveLength(2);
});

test("every kind is there, in its share, and no two write alike", () => {
  const students = makeClassroom(root, ids, 40, 1);
  const counts = KINDS.map((kind) => students.filter((student) => student.kind === kind).length);
  expect(counts).toEqual([14, 14, 4, 4, 2, 2]);
  const texts = students.flatMap(({ kind, lessons }) => (kind === "correct" ? [JSON.stringify(lessons)] : []));
  expect(new Set(texts).size).toBeGreaterThan(10);
});

test("what must come of it stands beside the work", () => {
  const path = written("folders");
  const expected = JSON.parse(readFileSync(join(path, "expected.json"), "utf8")) as Record<string, { tasks: object }>;
  const students = makeClassroom(root, ids, 40, 1);
  expect(Object.values(expected).map(({ tasks }) => tasks)).toEqual(students.map(({ expected }) => expected));
  const correct = students.find(({ kind }) => kind === "correct")!;
  expect(correct.expected).toEqual(Object.fromEntries(ids.map((id) => [id, "all"])));
  const solution = readFileSync(mirrors(root, ids[2]!).solutions, "utf8");
  const rows = students.map(({ lessons, expected }) => [lessons[ids[2]!] === solution, expected[ids[2]!]]);
  expect(rows).toContainEqual([true, "all"]);
  expect(rows).not.toContainEqual([true, "some"]);
});

test("a folder that holds something is not written into", () => {
  expect(() => writeClassroom(root, [], "folders", ids)).toThrow("is not empty; name a new folder");
});
