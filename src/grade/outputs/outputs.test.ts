import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { classOf, failing, gradeOf, passing, taskGrade } from "../testing/grades.ts";
import type { Class, Grade } from "../grade.ts";
import { writeWhole } from "./files.ts";
import { FORMATS, writeOutputs, type OutputOptions } from "./outputs.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tamrin-outputs-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const OPTIONS: OutputOptions = { formats: FORMATS, lang: "en", at: new Date("2026-10-02T00:00:00Z"), item: "Tamrin" };

const CLASS = classOf(
  [
    gradeOf("../x", [taskGrade("02-xo/relu", [passing("a"), failing("survives 9"), failing("b")])]),
    gradeOf("ali", [taskGrade("02-xo/relu", [failing("a", { kind: "value", message: "SECRET" })])]),
  ],
  'tasks: relu\nfeedback: index only\nhidden: [{ tests: "survives *" }]',
);

const read = (path: string) => readFileSync(join(folder, path), "utf8");
const all = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

test("every format is written, each where its path says, and nothing beside", async () => {
  const written = await writeOutputs(join(folder, "grades"), CLASS, OPTIONS);
  expect(written.slice(0, 7)).toEqual([
    "class.html",
    "class.md",
    "grades.json",
    "grades.csv",
    "canvas.csv",
    "moodle.csv",
    "brightspace.csv",
  ]);
  expect(written.filter((path) => path.startsWith("students/ali/"))).toEqual(
    [
      "feedback.html",
      "feedback.md",
      "gradescope.json",
      "prairielearn.json",
      "autolab.json",
      "exercism.json",
      "junit.xml",
    ].map((file) => `students/ali/${file}`),
  );
  expect(written.every((path) => existsSync(join(folder, "grades", path)))).toBe(true);
  expect(
    all()
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual([...written.map((path) => path.replace(/.*\//, "")), "stamps"].toSorted());
  expect(readdirSync(folder)).toEqual(["grades"]);
});

test("only what is asked for is written", async () => {
  expect(await writeOutputs(folder, CLASS, { ...OPTIONS, formats: ["autolab", "csv"] })).toEqual([
    "grades.csv",
    expect.stringMatching(/^students\/_+x-[0-9a-f]{16}\/autolab\.json$/),
    "students/ali/autolab.json",
  ]);
});

test("no file of a student holds what the policy keeps back; the instructors' holds it all", async () => {
  const written = await writeOutputs(folder, CLASS, OPTIONS);
  const own = written.filter((path) => path.startsWith("students/")).map(read);
  expect(own.length).toBe(14);
  expect(own.filter((text) => /SECRET|survives|-0\.5|kernel|convolve/.test(text))).toEqual([]);
  const grades = JSON.parse(read("grades.json"));
  expect(grades.grades.map(({ student }: { student: string }) => student)).toEqual(["../x", "ali"]);
  expect(JSON.stringify(grades)).toMatch(/SECRET.*-0\.5|survives/);
});

test("the same class gives the same bytes", async () => {
  const bytes = async (home: string) =>
    (await writeOutputs(join(folder, home), CLASS, OPTIONS)).map((path) => read(join(home, path)));
  expect(await bytes("a")).toEqual(await bytes("b"));
});

test("what has not changed is not written again; what a change touches is, and what was lost", async () => {
  const written = await writeOutputs(folder, CLASS, OPTIONS);
  const touched = async (held: Class, options: Partial<OutputOptions> = {}, lost?: string) => {
    for (const path of written) utimesSync(join(folder, path), 1, 1);
    if (lost) rmSync(join(folder, lost));
    await writeOutputs(folder, held, { ...OPTIONS, ...options });
    return written.filter((path) => statSync(join(folder, path)).mtimeMs > 1000);
  };
  expect(await touched(CLASS)).toEqual([]);
  expect(await touched(CLASS, {}, "students/ali/junit.xml")).toEqual(["students/ali/junit.xml"]);
  const [first, ali] = CLASS.grades as [Grade, Grade];
  const better = { ...CLASS, grades: [first, { ...ali, key: "another" }] };
  const whole = written.filter((path) => !path.startsWith("students/"));
  expect(await touched(better)).toEqual([...whole, ...written.filter((path) => path.startsWith("students/ali/"))]);
  expect(await touched(better, { lang: "fa" })).toEqual(written);
  expect(await touched(better, { lang: "fa", item: "Homework" })).toEqual(whole);
});

test("the pages of a student who is gone go, with the folder that this empties, and so do formats no longer asked for", async () => {
  await writeOutputs(folder, CLASS, { ...OPTIONS, formats: ["csv", "html", "markdown"] });
  const left = { ...CLASS, grades: [CLASS.grades[0]!] };
  const written = await writeOutputs(folder, left, { ...OPTIONS, formats: ["csv", "html"] });
  expect(
    all()
      .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
      .toSorted(),
  ).toEqual([...written, "stamps"].toSorted());
  expect(readdirSync(join(folder, "students"))).toHaveLength(1);
  await writeOutputs(folder, { ...CLASS, grades: [] }, { ...OPTIONS, formats: ["csv"] });
  expect(readdirSync(folder)).toEqual(["grades.csv", "stamps"]);
});

test("what no earlier call wrote stays, whatever its name, and its folder with it", async () => {
  writeFileSync(join(folder, "grades.json"), "mine");
  await writeOutputs(folder, CLASS, { ...OPTIONS, formats: ["markdown"] });
  writeFileSync(join(folder, "students", "ali", "note.txt"), "mine");
  const outside = `${folder}.txt`;
  writeFileSync(outside, "mine");
  const stamps = JSON.parse(read("stamps")) as object;
  writeFileSync(join(folder, "stamps"), JSON.stringify({ ...stamps, [`../${basename(outside)}`]: "0", students: "0" }));
  await writeOutputs(folder, { ...CLASS, grades: [] }, { ...OPTIONS, formats: ["csv"] });
  const there = [read("grades.json"), read("students/ali/note.txt"), readFileSync(outside, "utf8")];
  rmSync(outside);
  expect(there).toEqual(["mine", "mine", "mine"]);
  expect(readdirSync(join(folder, "students", "ali"))).toEqual(["note.txt"]);
});

test("a hidden check that is shown from now on is written into feedback", async () => {
  const rule = "tasks: relu\nhidden: [{ tests: b, show: 2026-11-01T00:00:00Z }]";
  const held = classOf([gradeOf("ali", [taskGrade("02-xo/relu", [passing("a"), failing("b")])])], rule);
  const feedback = async (at: string) => {
    await writeOutputs(folder, held, { ...OPTIONS, at: new Date(at) });
    return read("students/ali/feedback.md").includes("✗ b");
  };
  expect([await feedback("2026-10-31T00:00:00Z"), await feedback("2026-11-02T00:00:00Z")]).toEqual([false, true]);
});

test("numbers that JSON has no sign for are named in the instructors' file", async () => {
  const difference = { kind: "value", tolerance: 0, differing: 1, total: 1, got: NaN, want: -Infinity } as const;
  const cell = { path: "", got: NaN, want: -Infinity };
  const check = failing("a", { difference: { ...difference, first: cell, worst: cell } });
  const held = classOf([gradeOf("ali", [taskGrade("02-xo/relu", [check])])]);
  await writeOutputs(folder, held, { ...OPTIONS, formats: ["json"] });
  expect(JSON.parse(read("grades.json")).grades[0].tasks[0].checks[0].failure.difference).toMatchObject({
    got: "NaN",
    want: "-Infinity",
  });
});

test("a file that cannot be written leaves what was there, and nothing half done", async () => {
  writeFileSync(join(folder, "a.csv"), "before");
  const broken = function* () {
    yield "half";
    throw new Error("no more");
  };
  await expect(writeWhole(join(folder, "a.csv"), broken())).rejects.toThrow("no more");
  expect(read("a.csv")).toBe("before");
  mkdirSync(join(folder, "taken", "by"), { recursive: true });
  await expect(writeWhole(join(folder, "taken"), "x")).rejects.toThrow("EISDIR");
  expect(readdirSync(folder)).toEqual(["a.csv", "taken"]);
});
