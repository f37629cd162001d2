import { join } from "node:path";
import { expect, test } from "vitest";
import { Problem } from "../../text/problem.ts";
import { openSubmissions, type Options } from "./intake.ts";
import { parseRoster } from "./roster/read.ts";
import type { Submission } from "./submission.ts";
import { all, RELU, tarOf, tgzOf, workspace, write, zipOf, type Files } from "./samples.ts";

const STACK = "export const stack = 1;\n";
const work = zipOf({ "homework/exercises/02-xo/relu.ts": RELU });

/** The layout that files are recognised as, folder, zip and tar.gz alike, and the submissions that they hold. */
async function read(files: Files, options: Options = {}): Promise<{ layout: string; found: Partial<Submission>[] }> {
  const folder = workspace();
  write(folder, { "export.zip": zipOf(files), "export.tgz": await tgzOf(files) });
  write(join(folder, "export"), files);
  const [first, ...others] = await Promise.all(
    ["export", "export.zip", "export.tgz"].map(async (name) => {
      const [batch] = (await openSubmissions([join(folder, name)], options)).batches;
      const found = (await all([join(folder, name)], options)).map((one) => ({
        ...one,
        source: one.source.replace(name, "export"),
        remarks: one.remarks.map(({ path, text }) => ({ path: path.replace(name, "export"), text })),
      }));
      return { layout: batch!.layout, found };
    }),
  );
  for (const other of others) expect(other).toEqual(first);
  return first!;
}

test("Moodle: folders of files, and text typed into the page", async () => {
  const { layout, found } = await read({
    "Jane Doe_12345_assignsubmission_file_/homework.zip": work,
    "علی رضایی_12346_assignsubmission_file_/relu.ts": RELU,
    "علی رضایی_12346_assignsubmission_file_/stack.ts": STACK,
    "علی رضایی_12346_assignsubmission_onlinetext_/onlinetext.html": "<p>",
  });
  expect(layout).toBe("moodle");
  expect(found).toMatchObject([
    { student: "12345", name: "Jane Doe", submitted: null, lessons: { "02-xo/relu": RELU } },
    { student: "12346", name: "علی رضایی", lessons: { "02-xo/relu": RELU, "02-xo/stack": STACK }, remarks: [] },
  ]);
});

test("Moodle: files without folders", async () => {
  const { layout, found } = await read({
    "Jane Doe_12345_assignsubmission_file_relu.ts": RELU,
    "Jane Doe_12345_assignsubmission_file_stack.ts": STACK,
    "Reza K_7_assignsubmission_file_homework.zip": work,
  });
  expect(layout).toBe("moodle");
  expect(found.map(({ student, lessons }) => [student, Object.keys(lessons!)])).toEqual([
    ["12345", ["02-xo/relu", "02-xo/stack"]],
    ["7", ["02-xo/relu"]],
  ]);
});

test("Canvas: the user's id, several files, files handed in again, the mark of lateness", async () => {
  const { layout, found } = await read({
    "doejane_LATE_12345_678_homework-2.zip": work,
    "karimireza_12346_680_relu-1.ts": RELU,
    "karimireza_12346_681_stack.ts": STACK,
    "karimireza_12346_text.html": "<p>",
  });
  expect(layout).toBe("canvas");
  expect(found).toMatchObject([
    {
      student: "12345",
      name: "doejane",
      submitted: null,
      remarks: [{ text: { en: expect.stringContaining("late") } }],
    },
    { student: "12346", name: "karimireza", lessons: { "02-xo/relu": RELU, "02-xo/stack": STACK }, remarks: [] },
  ]);
});

test("Brightspace: name and time in the folder, the later of two counts", async () => {
  const { layout, found } = await read(
    {
      "index.html": "<html>",
      "12345-67890 - Jane Doe - Oct 1, 2026 1159 PM/relu.ts": RELU,
      "12345-67890 - Jane Doe - Oct 1, 2026 905 AM/relu.ts": "early",
      "12346-67890 - Anne-Marie O'Neil - October 12, 2026 1205 AM/homework.zip": work,
    },
    { zone: "+03:30" },
  );
  expect(layout).toBe("brightspace");
  expect(found).toMatchObject([
    {
      ...{
        student: "12345",
        name: "Jane Doe",
        submitted: "2026-10-01T23:59:00+03:30",
        lessons: { "02-xo/relu": RELU },
      },
      remarks: [{ path: "export/12345-67890 - Jane Doe - Oct 1, 2026 905 AM" }],
    },
    { student: "12346", name: "Anne-Marie O'Neil", submitted: "2026-10-12T00:05:00+03:30" },
  ]);
});

test("Blackboard: attempts by time, full names from their texts", async () => {
  const { layout, found } = await read({
    "Homework 1_jdoe_attempt_2026-10-01-12-00-00_hw.zip": work,
    "Homework 1_jdoe_attempt_2026-10-01-12-00-00.txt": "Name: Jane Doe (jdoe)\r\nAssignment: Homework 1\r\n",
    "Homework 1_jdoe_attempt_2026-09-30-12-00-00_hw.zip": zipOf({ "relu.ts": "early" }),
    "Homework 1_jdoe_attempt_2026-09-30-12-00-00.txt": "Name: Jane Doe (jdoe)\n",
    "Homework 1_a_k_attempt_2026-10-01-12-00-01_relu.ts": RELU,
    "Homework 1_a_k_attempt_2026-10-01-12-00-01.txt": "Name: Ali Karimi (a_k)\n",
  });
  expect(layout).toBe("blackboard");
  expect(found).toMatchObject([
    { student: "a_k", name: "Ali Karimi", submitted: "2026-10-01T12:00:01Z", lessons: { "02-xo/relu": RELU } },
    { student: "jdoe", name: "Jane Doe", submitted: "2026-10-01T12:00:00Z", lessons: { "02-xo/relu": RELU } },
  ]);
  expect(found[1]?.remarks).toMatchObject([{ text: { en: expect.stringContaining("earlier") } }]);
});

test("Gradescope: submitters and times of the metadata, one work for all of a group", async () => {
  const metadata = `---
submission_1001:
  :submitters:
  - :name: Jane Doe
    :sid: '007'
    :email: jane@school.edu
  - :name: Reza
    :email: reza@school.edu
  :created_at: 2026-10-01 12:00:00.123456789 Z
  :score: 10.0
  :results: {}
submission_1002:
  :submitters:
  - :name: Sara
    :sid: '9'
  :created_at: !ruby/object:ActiveSupport::TimeWithZone
    utc: &1 2026-10-01 20:30:00.5 Z
    zone: !ruby/object:ActiveSupport::TimeZone
      name: Asia/Tehran
    time: *1
`;
  const { layout, found } = await read({
    "assignment_5_export/submission_metadata.yml": metadata,
    "assignment_5_export/submission_1001/exercises/02-xo/relu.ts": RELU,
    "assignment_5_export/submission_1002/homework.zip": work,
  });
  const lessons = { "02-xo/relu": RELU };
  expect(layout).toBe("gradescope");
  expect(found).toMatchObject([
    { student: "007", name: "Jane Doe", submitted: "2026-10-01T12:00:00.123Z", lessons },
    { student: "9", name: "Sara", submitted: "2026-10-01T20:30:00.500Z", lessons },
    { student: "reza@school.edu", name: "Reza", submitted: "2026-10-01T12:00:00.123Z", lessons },
  ]);
});

test("a metadata file of Gradescope that is none is a problem", async () => {
  const folder = write(workspace(), { "submission_metadata.yml": "[1, 2", "submission_1/relu.ts": RELU });
  await expect(openSubmissions([folder])).rejects.toThrow(/submission_metadata\.yml.*export again/);
});

test("GitHub Classroom: the user behind the assignment's name", async () => {
  const files = { "hw-1-octo-cat/.git/HEAD": "x", "hw-1-octo-cat/exercises/02-xo/relu.ts": RELU };
  const others = { "hw-1-sara/.git/HEAD": "x", "hw-1-sara/exercises/02-xo/relu.ts": RELU };
  const { layout, found } = await read({ ...files, ...others });
  expect(layout).toBe("github");
  expect(found).toMatchObject([{ student: "octo-cat" }, { student: "sara", lessons: { "02-xo/relu": RELU } }]);
});

test("GitHub Classroom: the folder around the clones names the assignment", async () => {
  const { layout, found } = await read({
    "hw-1-submissions/hw-1-a-x/exercises/02-xo/relu.ts": RELU,
    "hw-1-submissions/hw-1-a-y/exercises/02-xo/relu.ts": RELU,
  });
  expect(layout).toBe("github");
  expect(found).toMatchObject([{ student: "a-x" }, { student: "a-y" }]);
});

test("folders that merely begin alike are students", async () => {
  const { layout, found } = await read({ "ali-reza/relu.ts": RELU, "ali-karim/relu.ts": RELU });
  expect(layout).toBe("folders");
  expect(found).toMatchObject([{ student: "ali-karim" }, { student: "ali-reza" }]);
});

test("Autolab: the last version counts, by number", async () => {
  const handin = (content: string) => tarOf([{ name: "relu.ts", content }]);
  const { layout, found } = await read({
    "j_doe@school.edu_9_handin.tar": await handin("9"),
    "j_doe@school.edu_10_handin.tar": await handin(RELU),
    "sara@school.edu_1_handin.tar": await handin(RELU),
  });
  expect(layout).toBe("autolab");
  expect(found).toMatchObject([
    { student: "j_doe@school.edu", lessons: { "02-xo/relu": RELU }, remarks: [{ path: expect.stringMatching(/_9_/) }] },
    { student: "sara@school.edu", submitted: null, remarks: [] },
  ]);
});

test("what is said to be of a layout is read as that, or a problem", async () => {
  const folder = write(workspace(), { "class/ali/relu.ts": RELU });
  expect(await all([join(folder, "class")])).toMatchObject([{ student: "class" }]);
  expect(await all([join(folder, "class")], { layout: "folders" })).toMatchObject([{ student: "ali" }]);
  const problem = await openSubmissions([folder], { layout: "moodle" }).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(Problem);
  expect((problem as Problem).text).toMatchObject({
    en: expect.stringMatching(/an export of Moodle/),
    fa: expect.stringMatching(/Moodle/),
  });
});

test("two submissions of one student without times are refused together, by both their names", async () => {
  const folder = write(workspace(), { "class/ali/relu.ts": RELU, "class/ali.zip": work, "class/sara/relu.ts": RELU });
  const [ali, sara] = await all([join(folder, "class")]);
  expect(ali?.refused?.en).toContain("class/ali, class/ali.zip");
  expect(sara?.refused).toBeNull();
});

test("a student who comes in two paths is refused, the same path twice is read once", async () => {
  const folder = write(workspace(), { "a/ali/relu.ts": RELU, "b/ali/relu.ts": RELU });
  expect(await all([`${folder}/a/ali`, `${folder}/b/ali/`])).toMatchObject([
    { refused: { en: expect.stringMatching(/2 submissions/) } },
  ]);
  expect(await all([`${folder}/a/ali`, `${folder}/a/ali/`])).toMatchObject([{ refused: null }]);
});

test("an archive that was named and cannot be read leaves the others of the line alone", async () => {
  const folder = write(workspace(), { "ali.zip": work, "sara.zip": work.subarray(0, 90) });
  expect(await all([join(folder, "ali.zip"), join(folder, "sara.zip")])).toMatchObject([
    { student: "ali", refused: null },
    { student: "sara", refused: { en: expect.stringMatching(/damaged/) } },
  ]);
});

test("a path that does not exist is a problem that names it", async () => {
  await expect(openSubmissions(["/nowhere/class"])).rejects.toThrow("nothing at /nowhere/class");
});

test("names of a class archive that lead out of it are the batch's remark", async () => {
  const folder = workspace();
  write(folder, { "class.tgz": await tgzOf({ "../x": "", "ali/relu.ts": RELU, "sara/relu.ts": RELU }) });
  const { batches, students } = await openSubmissions([join(folder, "class.tgz")]);
  expect(students).toEqual(["ali", "sara"]);
  expect(batches[0]?.remarks).toMatchObject([{ path: "../x" }]);
});

test("a roster's names go before those of an export", async () => {
  const folder = write(workspace(), { "doejane_12345_678_relu.ts": RELU, "karim_5_6_relu.ts": RELU });
  const roster = parseRoster("id,name\n12345,Jane Doe\n", "r.csv");
  expect(await all([folder], { roster })).toMatchObject([{ name: "Jane Doe" }, { name: "karim" }]);
});
