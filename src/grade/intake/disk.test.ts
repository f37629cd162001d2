import { execFileSync } from "node:child_process";
import fs, { chmodSync, linkSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { wholeFile } from "./box/bytes.ts";
import { LESSON } from "./limits.ts";
import { openSubmissions } from "./intake.ts";
import { all, RELU, workspace, write, zipOf, type Files } from "./samples.ts";

const LESSONS = { "02-xo/relu": RELU };

/** The submission of a student whose folder holds these. */
async function folderOf(files: Files, more: (folder: string) => void = () => {}) {
  const folder = write(workspace(), { "ali/01-neuron/README.md": "", ...files });
  more(join(folder, "ali"));
  const [submission] = await all([join(folder, "ali")]);
  return submission!;
}

type Call = (...args: unknown[]) => unknown;

/** Puts another function in the place of one of Node's, for this test. */
function replace(module: object, name: string, by: (real: Call) => Call): void {
  const real = (module as Record<string, Call>)[name]!;
  const put = (call: Call) => {
    Object.assign(module, { [name]: call });
    syncBuiltinESMExports();
  };
  put(by(real));
  onTestFinished(() => put(real));
}

test.each([
  ["exercises/02-xo/relu.ts"],
  ["02-xo/relu.ts"],
  ["relu.ts"],
  ["tamrin-main/exercises/02-xo/relu.ts"],
  ["a/b/02-xo/relu.ts"],
])("a student's own folder may hold %s", async (path) => {
  const folder = write(workspace(), { [`ali/${path}`]: RELU });
  expect(await all([join(folder, "ali")])).toMatchObject([{ student: "ali", source: "ali", lessons: LESSONS }]);
});

test("a folder of folders and archives has a submission of each, in the order of their names", async () => {
  const packed = zipOf({ "02-xo/relu.ts": RELU });
  const files = { "sara/relu.ts": RELU, "ali.zip": packed, "reza/work.zip": packed, "README.md": "" };
  const intake = await openSubmissions([write(workspace(), files)]);
  expect(intake.students).toEqual(["ali", "reza", "sara"]);
  expect(intake.batches).toMatchObject([{ layout: "folders", remarks: [{ path: "README.md" }] }]);
});

test("the order in which the disk lists names changes nothing", async () => {
  const folder = write(workspace(), { "b/x/relu.ts": RELU, "b/y/notes": "", "a/relu.ts": "1", "a/02-xo/relu.ts": "2" });
  write(folder, { "c/1.zip": "none", "c/2.zip": "none" });
  const before = await all([folder]);
  replace(
    promises,
    "readdir",
    (real) =>
      async (...args) =>
        ((await real(...args)) as unknown[]).toReversed(),
  );
  expect(await all([folder])).toEqual(before);
  expect(before.map(({ lessons }) => lessons["02-xo/relu"])).toEqual(["2", RELU, undefined]);
});

test("exercises go before a bare track, that before a bare name, and what was not taken is told", async () => {
  const read = await folderOf({ "ali/exercises/02-xo/relu.ts": RELU, "ali/02-xo/relu.ts": "2", "ali/relu.ts": "3" });
  expect(read.lessons).toEqual(LESSONS);
  expect(read.remarks.map(({ path }) => path)).toEqual(["02-xo/relu.ts", "relu.ts"]);
});

test("two files that could both be meant count for none, and both are named", async () => {
  const read = await folderOf({ "ali/a/relu.ts": "1", "ali/b/relu.ts": "2", "ali/stack.ts": "x" });
  expect(read.lessons).toEqual({ "02-xo/stack": "x" });
  expect(read.remarks[0]?.text.en).toContain("a/relu.ts, b/relu.ts");
});

test("a whole repository is handed in without a word about the course's own files", async () => {
  const own = [
    "README.md",
    "package.json",
    "tsconfig.json",
    "course.ts",
    "src/train/vae.ts",
    "solutions/02-xo/relu.ts",
  ];
  const files = Object.fromEntries([...own, ".git/config", "fixtures/a.json"].map((path) => [`ali/${path}`, "x"]));
  const read = await folderOf({ ...files, "ali/exercises/02-xo/relu.ts": RELU, "ali/exercises/02-xo/README.md": "" });
  expect(read).toMatchObject({ lessons: LESSONS, remarks: [] });
});

test("tests that came along are told not to decide", async () => {
  const read = await folderOf({ "ali/exercises/02-xo/relu.ts": RELU, "ali/tests/02-xo/relu.test.ts": "" });
  expect(read.remarks).toMatchObject([
    { path: "tests/", text: { en: expect.stringContaining("course's own decide") } },
  ]);
});

test.each(["Relu.ts", "relu.js", "relu (1).ts", "relu copy.ts", "relu.ts.txt", "gradient_descent.ts"])(
  "%s is told the name that it should have",
  async (name) => {
    const read = await folderOf({ [`ali/${name}`]: "", "ali/stack.ts": "" });
    expect(read.remarks).toMatchObject([{ path: name, text: { en: expect.stringContaining("exactly that name") } }]);
  },
);

test("files that are no lessons are one remark for each folder, and not without end", async () => {
  const files = (length: number, path: (i: number) => string) =>
    Object.fromEntries(Array.from({ length }, (_, i) => [`ali/${path(i)}`, ""]));
  const read = await folderOf({
    ...files(30, (i) => `docs/a/${i}`),
    ...files(60, (i) => `${i}.pdf`),
    "ali/relu.ts": "",
  });
  expect(read.remarks).toHaveLength(51);
  expect(read.remarks.at(-1)?.text.en).toContain("11 more");
});

test.each([
  ["a link to a file", (folder: string) => symlinkSync("/etc/hostname", join(folder, "stack.ts")), "link"],
  ["a link to a folder", (folder: string) => symlinkSync("/etc", join(folder, "stack.ts")), "link"],
  ["a pipe", (folder: string) => execFileSync("mkfifo", [join(folder, "stack.ts")]), "pipe"],
  ["a folder", (folder: string) => mkdirSync(join(folder, "stack.ts")), "got a folder"],
  ["a hard link", (folder: string) => linkSync(join(folder, "../other"), join(folder, "stack.ts")), "hard link"],
  ["too large", (folder: string) => writeFileSync(join(folder, "stack.ts"), " ".repeat(LESSON + 1)), "128 KiB"],
])("a lesson that is %s is left aside", async (_what, more, why) => {
  const read = await folderOf({ "ali/relu.ts": RELU, other: "x" }, more);
  expect(read.lessons).toEqual(LESSONS);
  expect(read.remarks[0]?.text.en).toContain(why);
});

test("a student's folder that is a link is refused", async () => {
  const folder = write(workspace(), { "ali/relu.ts": RELU });
  symlinkSync("/etc", join(folder, "sara"));
  const [ali, sara] = await all([folder], { layout: "folders" });
  expect(ali?.lessons).toEqual(LESSONS);
  expect(sara).toMatchObject({ student: "sara", refused: { en: expect.stringContaining("link") } });
});

test("a pipe that takes a file's place is opened without waiting for its other end", () => {
  const folder = workspace();
  execFileSync("mkfifo", [join(folder, "relu.ts")]);
  expect(() => wholeFile(join(folder, "relu.ts"), LESSON)).toThrow("pipe");
});

test("a file that changes while it is read is refused", () => {
  const file = join(write(workspace(), { "relu.ts": RELU }), "relu.ts");
  replace(fs, "readSync", (real) => (...args) => {
    truncateSync(file, 3);
    return real(...args);
  });
  expect(() => wholeFile(file, LESSON)).toThrow("changed");
});

test("what this user may not read is left aside and named", async () => {
  const folder = write(workspace(), {
    "class/ali/relu.ts": RELU,
    "class/ali/stack.ts": "",
    "class/sara/b/relu.ts": "",
  });
  for (const open of [folder, `${folder}/class`]) chmodSync(open, 0o755);
  for (const closed of ["ali/stack.ts", "sara/b"]) chmodSync(join(folder, "class", closed), 0);
  // The superuser may read everything.
  if (process.getuid?.() === 0) {
    process.seteuid!(65534);
    onTestFinished(() => process.seteuid!(0));
  }
  const [ali, sara] = await all([join(folder, "class")], { layout: "folders" });
  expect(ali).toMatchObject({
    lessons: LESSONS,
    remarks: [{ path: "stack.ts", text: { en: expect.stringContaining("EACCES") } }],
  });
  expect(sara).toMatchObject({ remarks: [{ path: "b/" }], refused: { en: expect.stringContaining("no lesson") } });
});

test("names of the disk that are no UTF-8 are students all the same", async () => {
  const folder = workspace();
  mkdirSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xe1, 0x6c])]));
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xe1, 0x6c]), Buffer.from("/relu.ts")]), RELU);
  expect(await all([folder], { layout: "folders" })).toMatchObject([{ student: "\\xe1l", lessons: LESSONS }]);
});
