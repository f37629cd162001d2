import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { mirrors } from "../course/mirrors.ts";
import type { Context } from "./command.ts";
import { run } from "./grade.ts";

const root = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "tamrin-grade-"));
afterAll(() => rmSync(folder, { recursive: true }));

const context: Context = { root, lang: "en", json: true, colour: false, width: 80, emit() {}, note() {} };
const RELU = "02-xo/relu";

/** The same work of these students, in a folder for each. */
function handIn(...students: string[]): string {
  for (const student of students) {
    mkdirSync(join(folder, "class", student), { recursive: true });
    writeFileSync(join(folder, "class", student, "relu.ts"), readFileSync(mirrors(root, RELU).solutions));
  }
  return join(folder, "class");
}

/** A file with that text, by its path. */
function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const grading = (name: string) => ({ out: join(folder, name), sandbox: false, workers: "1", formats: "json,markdown" });
const POLICY = `tasks: [${RELU}]`;

test("what is nobody else's business is its owner's alone to read", async () => {
  const options = { ...grading("private"), policy: file("private.yaml", POLICY) };
  await run([handIn("s1", "s2")], options, context);
  const files = ["job.json", "outcomes", "results", "secret", "similar", "stamps"];
  expect(files.map((name) => [name, statSync(join(options.out, name)).mode & 0o777])).toEqual(
    files.map((name) => [name, 0o600]),
  );
});

test("a run that goes on has the secret that it was begun with, and makes no other", async () => {
  const options = { ...grading("resumed"), policy: file("resumed.yaml", POLICY) };
  await run([handIn("s1", "s2")], { ...options, secret: file("course.secret", "a".repeat(16)) }, context);
  const before = readFileSync(join(options.out, "results"), "utf8");
  const { data } = await run([], { out: options.out, resume: true }, context);
  expect(data).toMatchObject({ submissions: [{ outcome: "graded" }, { outcome: "graded" }] });
  expect(readFileSync(join(options.out, "results"), "utf8")).toBe(before);
  expect(readdirSync(options.out)).not.toContain("secret");
});

test("the plan counts what each hidden rule hides, and says which fits no test and whose extension is nobody's", () => {
  const policy = `${POLICY}
due: 2026-10-01 23:59 +03:30
extensions: { s3: 3 days, s2: 1 day }
hidden: [{ tests: "drwn: *", show: never }, { tests: "drawn: *", show: never }]
`;
  const argv = ["grade", handIn("s1", "s2"), "--policy", file("planned.yaml", policy), "--dry-run", "--out"];
  const planned = (...more: string[]) => {
    // In a process of its own: it brings another copy of the runner that runs this test.
    const line = [join(root, "bin/tamrin.mjs"), ...argv, join(folder, "planned"), "--lang", "en", ...more];
    return spawnSync(process.execPath, line, { encoding: "utf8" }).stdout;
  };
  const words = planned();
  const unused = [
    'the hidden rule "drwn: *" fits no test; correct it, or take it out',
    "s3 has an extension and no submission; see whether the submissions have another id",
  ];
  expect(JSON.parse(planned("--json"))).toMatchObject({ students: ["s1", "s2"], unused });
  expect(words.endsWith(`\n\n${unused.join("\n")}\n`)).toBe(true);
  expect(words).toMatch(/"drwn: \*": never shown \(0 tests\)\s+"drawn: \*": never shown \([1-9]\d* tests?\)/);
  expect(readdirSync(folder)).not.toContain("planned");
});
