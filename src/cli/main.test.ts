import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { tasks } from "../../course.ts";
import { mirrors } from "../course/mirrors.ts";
import { makeWorkspace } from "../testing/workspace.ts";
import { commands } from "./commands.ts";
import { chooseLang } from "../text/lang.ts";
import { main } from "./main.ts";
import { asProblem } from "../text/problem.ts";

const workspace = makeWorkspace(process.cwd());
const { root } = workspace;

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(join(root, "progress.yaml"), { force: true });
});
afterAll(() => workspace.remove());

/** Runs a command line in this process. */
async function tamrin(...argv: string[]): Promise<{ status: number; out: string; err: string }> {
  const said = { out: "", err: "" };
  const hear = (to: "out" | "err") => (chunk: string | Uint8Array) => {
    said[to] += String(chunk);
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(hear("out"));
  vi.spyOn(process.stderr, "write").mockImplementation(hear("err"));
  const status = await main(argv, root);
  vi.restoreAllMocks();
  return { status, ...said };
}

test.each([
  [["nonsense"], /there is no command "nonsense"/],
  [["run"], /run which task\?/],
  [["run", "convlove"], /there is no task "convlove"; did you mean 02-xo\/convolve/],
  [["run", "--all", "--tree", "mine"], /--tree is "mine"; it can be exercises/],
  [["run", "--bogus"], /there is no option "--bogus" here/],
  [["hint"], /the argument "id" is missing/],
  [["hint", "nothing-like-it"], /there is no task/],
  [["hint", "convolve", "--rung", "7"], /--rung is "7"; 02-xo\/convolve has rungs 1 to 3/],
  [["solution", "convolve"], /is not done yet; try "tamrin hint/],
  [["solution", "xyz"], /there is no task/],
  [["reset", "xyz"], /there is no task/],
  [["undo"], /nothing to undo/],
  [["list", "--slide", "2:x"], /--slide is "2:x"; it is a deck/],
  [["check", "xyz"], /there is no task/],
  [["new", "No/Such"], /is no id; wanted TRACK\/task/],
  [["new", "02-xo/convolve"], /is there already/],
  [["bench", "everything"], /no benchmark "everything"/],
  [["bench", "learn", "--saves", "few"], /--saves is "few"/],
  [["verify", "--deck", "9"], /9/],
  [["train", "nothing"], /nothing/],
  [["grade-worker"], /--queue is ""; wanted is the address of a Redis/],
  [["grade-worker", "--queue", "redis://h", "--workers", "all"], /--workers is "all"; it is a whole number/],
  [["classroom", "made", "--layout", "piles"], /--layout is "piles"; it can be folders, zips, moodle/],
  [["classroom", "made", "--students", "0"], /--students is "0"; it is a whole number from 1/],
  [["deliver", "gradescope", "--out", "src"], /src is a folder; wanted is the name of a file/],
  [["deliver", "docker", "--out", "package.json/x"], /cannot write \S*package.json \(\w+\); name a folder/],
  [["classroom", "src"], /src is not empty; name a new folder/],
])("%j is answered in one line, without a stack, and with exit 2", async (argv, wanted) => {
  const { status, out, err } = await tamrin(...argv);
  expect(status).toBe(2);
  expect(out).toBe("");
  expect(err).toMatch(wanted);
  expect(err).not.toMatch(/\n\s+at /);
  expect(err.trim().split("\n").length).toBeLessThanOrEqual(2);
});

test.skipIf(process.platform !== "linux")("a worker whose sandbox does not hold serves nobody", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tamrin-broken-"));
  // The sandbox's own user looks for it, too.
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, "bwrap"), '#!/bin/sh\n[ "$1" = --version ]\n', { mode: 0o755 });
  vi.stubEnv("PATH", `${folder}:${process.env.PATH}`);
  vi.stubEnv("XDG_CACHE_HOME", folder);
  const { status, err } = await tamrin("grade-worker", "--queue", "redis://127.0.0.1:1");
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
  expect([status, err]).toEqual([
    2,
    expect.stringMatching(/nothing would shut them in: the sandbox does not hold here/),
  ]);
});

test("the call that grades a made-up class names its list: exports hold names that are cut together", async () => {
  const folder = join(root, "made");
  const { out } = await tamrin("classroom", folder, "--students", "1", "--layout", "canvas");
  expect(out).toContain(
    `tamrin grade ${folder}/submissions --policy ${folder}/policy.yaml --roster ${folder}/roster.csv`,
  );
});

test("with --json a problem is one JSON document on stdout", async () => {
  const { status, out, err } = await tamrin("run", "convlove", "--json");
  expect(status).toBe(2);
  expect(JSON.parse(out)).toMatchObject({ asked: "convlove", near: expect.arrayContaining(["02-xo/convolve"]) });
  expect(err).toBe("");
});

test("with --lang fa a problem is told in Persian", async () => {
  expect((await tamrin("run", "convlove", "--lang", "fa")).err).toContain("تمرینی به نام");
  expect((await tamrin("run", "convlove", "--lang=fa")).err).toContain("تمرینی به نام");
});

test.each([
  [["verfy"], /there is no command "verfy"; did you mean verify\?/, /دستوری به نام «verfy» نیست؛ منظورتان verify بود؟/],
  [["run", "--al"], /no option "--al" here; did you mean --all\?/, /گزینه‌ای به نام «--al»/],
  [["hint", "--rung"], /"--rung <n>" wants a value/, /یک مقدار می‌خواهد/],
  [["undo", "now"], /was given too many arguments/, /آرگومان‌های «undo» زیاد است/],
])("a slip in %j is answered in both languages and in JSON", async (argv, english, persian) => {
  expect((await tamrin(...argv, "--lang", "en")).err).toMatch(english);
  expect((await tamrin(...argv, "--lang", "fa")).err).toMatch(persian);
  const { status, out, err } = await tamrin(...argv, "--json");
  expect([status, err]).toEqual([2, ""]);
  expect(JSON.parse(out).problem).toMatch(english);
});

test("--debug adds the stack", async () => {
  expect((await tamrin("run", "convlove", "--debug")).err).toMatch(/\n\s+at /);
});

test.each(commands.map(({ name }) => name))("%s has help in both languages", async (name) => {
  const [english, persian] = [await tamrin(name, "--help"), await tamrin(name, "--help", "--lang", "fa")];
  const command = commands.find((command) => command.name === name)!;
  const flat = ({ out }: { out: string }) => out.replace(/\s+/g, " ");
  expect([english.status, persian.status]).toEqual([0, 0]);
  expect(flat(english)).toContain(command.summary.en);
  expect(flat(persian)).toContain(command.summary.fa);
  expect(persian.out).not.toMatch(/Usage|Options|Arguments|Commands/);
  for (const option of command.options ?? []) expect(flat(english)).toContain(option.help.en);
});

test("run judges a solution and says so in JSON", async () => {
  const { status, out } = await tamrin("run", "convolve", "--tree", "solutions", "--json");
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ tree: "solutions", tasks: [{ id: "02-xo/convolve", failures: [] }] });
});

test("run exits with 1 on a wrong answer and names index, got, want, tolerance and cause", async () => {
  const { exercises, solutions } = mirrors(root, "02-xo/convolve");
  const stub = readFileSync(exercises, "utf8");
  writeFileSync(exercises, readFileSync(solutions, "utf8").replace("sum / (A * B)", "sum"));
  const { status, out } = await tamrin("run", "convolve", "--json");
  writeFileSync(exercises, stub);
  expect(status).toBe(1);
  const [failure] = JSON.parse(out).tasks[0].failures;
  expect(failure).toMatchObject({ got: 9, want: 1, index: "[1][1]", tolerance: 0, cause: { mutant: "sum-for-mean" } });
});

test("NaN is spelled out in JSON, not made null", async () => {
  const { exercises, solutions } = mirrors(root, "02-xo/convolve");
  const stub = readFileSync(exercises, "utf8");
  writeFileSync(exercises, readFileSync(solutions, "utf8").replace("sum / (A * B)", "NaN"));
  const { out } = await tamrin("run", "convolve", "--json");
  writeFileSync(exercises, stub);
  expect(JSON.parse(out).tasks[0].failures[0].got).toBe("NaN");
});

test("without a terminal the learn loop says how things stand and goes on when the task is done", async () => {
  const first = tasks[0]!;
  const { exercises, solutions } = mirrors(root, first.id);
  const before = await tamrin();
  expect(before.status).toBe(0);
  expect(before.out).toContain(`0 of ${tasks.length} tasks done`);
  const stub = readFileSync(exercises, "utf8");
  writeFileSync(exercises, readFileSync(solutions));
  const after = await tamrin("watch", "--json");
  writeFileSync(exercises, stub);
  expect(JSON.parse(after.out)).toMatchObject({ current: tasks[1]!.id, done: 1, total: tasks.length });
});

test("list filters by track, tag, slide and state", async () => {
  const ids = async (...filter: string[]) =>
    JSON.parse((await tamrin("list", "--json", ...filter)).out).tasks.map(({ id }: { id: string }) => id);
  const grus = ["04-sequences/gru-cell", "04-sequences/gru-forecast", "04-sequences/conv-gru-forecast"];
  expect(await ids("--track", "04-sequences")).toEqual(grus);
  expect(await ids("--tag", "gru")).toEqual(grus);
  expect(await ids("--slide", "002:570")).toEqual(["02-xo/match-patch"]);
  expect(await ids("--state", "current")).toEqual([tasks[0]!.id]);
});

test("hint, solution, reset and undo answer in JSON", async () => {
  expect(JSON.parse((await tamrin("hint", "convolve", "--json")).out)).toMatchObject({ rung: 1, of: 3 });
  expect(JSON.parse((await tamrin("solution", "convolve", "--anyway", "--json")).out).text).toContain("sum / (A * B)");
  const { kept } = JSON.parse((await tamrin("reset", "convolve", "--json")).out);
  expect(existsSync(join(root, kept))).toBe(true);
  expect(JSON.parse((await tamrin("undo", "--json")).out).id).toBe("02-xo/convolve");
});

test("a damaged progress file is told on stderr and kept", async () => {
  writeFileSync(join(root, "progress.yaml"), "done: [");
  expect((await tamrin("watch")).err).toMatch(/damaged; it is kept as progress\.damaged-/);
});

test("a damaged list of mutants is named with its path", async () => {
  const path = mirrors(root, "02-xo/relu").mutants;
  const text = readFileSync(path, "utf8");
  writeFileSync(path, "- name: Bad Name\n");
  const { out } = await tamrin("check", "relu", "--json");
  writeFileSync(path, text);
  expect(JSON.parse(out).problems[0].text.en).toMatch(/^mutants\/02-xo\/relu\.yaml is no list of mutants: /);
});

test.each([
  ["EACCES", /^no permission to write \/x; make it writable/],
  ["EROFS", /^no permission to write \/x/],
  ["ENOSPC", /^the disk is full while writing \/x; free some space/],
  ["EOTHER", /^unexpected: it broke; run again with --debug/],
])("%s from the system is told with the path and the next step", (code, wanted) => {
  const problem = asProblem(Object.assign(new Error("it broke\nat length"), { code, path: "/x" }));
  expect(problem.text.en).toMatch(wanted);
  expect(problem.text.fa).toMatch(/[آ-ی]/);
});

test.each([
  [undefined, {}, "en"],
  ["fa", {}, "fa"],
  ["en", { LANG: "fa_IR.UTF-8" }, "en"],
  [undefined, { LANG: "fa_IR.UTF-8" }, "fa"],
  [undefined, { TAMRIN_LANG: "fa", LANG: "en_US" }, "fa"],
  ["xx", {}, "en"],
] as const)("the language of flag %s and environment %j is %s", (flag, env, lang) => {
  expect(chooseLang(flag, env)).toBe(lang);
});

test("the program starts under plain Node and prints its help", () => {
  const { status, stdout } = spawnSync(process.execPath, ["bin/tamrin.mjs", "--help"], { encoding: "utf8" });
  expect(status).toBe(0);
  for (const { name } of commands) expect(stdout).toContain(name);
});
