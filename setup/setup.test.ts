import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, copyFileSync, existsSync, linkSync, mkdirSync, mkdtempSync } from "node:fs";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const SETUP = pathToFileURL(join(import.meta.dirname, "setup.mjs")).href;
const SCRIPT = `const { setUp } = await import(${JSON.stringify(SETUP)}); console.log(await setUp(process.cwd()));`;

/** A project with a lock file and no packages; `npm` is a script that records its calls. */
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "tamrin-setup-"));
  writeFileSync(join(root, "package.json"), "{}");
  lockFileNames("left-pad", "1.0.0");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function lockFileNames(name: string, version: string): void {
  const packages = { "": {}, [`node_modules/${name}`]: { version } };
  writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages }));
}

/** Puts an npm in place that logs its call, then does `rest` (JavaScript). */
function fakeNpm(rest: string): void {
  writeFileSync(
    join(root, "npm-cli.cjs"),
    `const fs = require("fs"); fs.appendFileSync("calls.log", process.argv[2] + "\\n");
     const install = () => fs.mkdirSync("node_modules/left-pad", { recursive: true });
     ${rest}`,
  );
}

function start(env: Record<string, string> = {}, node = process.execPath): ChildProcess {
  const npm_execpath = join(root, "npm-cli.cjs");
  const options = { cwd: root, env: { PATH: process.env.PATH, LANG: "C", npm_execpath, ...env } };
  return spawn(node, ["--input-type=module", "-e", SCRIPT], options);
}

async function finish(child: ChildProcess): Promise<{ holds: boolean; out: string; said: string }> {
  let [out, said] = ["", ""];
  child.stdout!.on("data", (part) => (out += part));
  child.stderr!.on("data", (part) => (said += part));
  await once(child, "close");
  return { holds: out.trim() === "true", out: out.trim(), said: said.trim() };
}

const setUp = (env?: Record<string, string>, node?: string) => finish(start(env, node));
const calls = () => (existsSync(join(root, "calls.log")) ? readFileSync(join(root, "calls.log"), "utf8").trim() : "");

test("installs the packages of an empty folder with npm ci, and says so on stderr only", async () => {
  fakeNpm("install()");
  const { holds, out, said } = await setUp();
  expect(holds).toBe(true);
  expect(out).toBe("true");
  expect(said).toMatch(/installing the packages/);
  expect(calls()).toBe("ci");
});

test("does not call npm when nothing is missing", async () => {
  fakeNpm("install()");
  await setUp();
  const again = await setUp();
  expect(again).toMatchObject({ holds: true, said: "" });
  expect(calls()).toBe("ci");
});

test("installs again when the lock file changed", async () => {
  fakeNpm("install()");
  await setUp();
  lockFileNames("left-pad", "1.1.0");
  expect((await setUp()).holds).toBe(true);
  expect(calls()).toBe("ci\nci");
});

test("accepts packages that were installed by hand", async () => {
  fakeNpm("install()");
  mkdirSync(join(root, "node_modules"));
  copyFileSync(join(root, "package-lock.json"), join(root, "node_modules/.package-lock.json"));
  expect(await setUp()).toMatchObject({ holds: true, said: "" });
  expect(calls()).toBe("");
});

test("runs again after an interruption", async () => {
  fakeNpm("install(); setTimeout(() => {}, 20_000)");
  const first = start();
  while (calls() === "") await new Promise((resolve) => setTimeout(resolve, 20));
  first.kill("SIGKILL");
  await once(first, "close");
  fakeNpm("install()");
  expect((await setUp()).holds).toBe(true);
  expect(calls()).toBe("ci\nci");
});

test("two at once install once", async () => {
  fakeNpm("setTimeout(install, 500)");
  const [a, b] = await Promise.all([setUp(), setUp()]);
  expect([a.holds, b.holds]).toEqual([true, true]);
  expect(calls()).toBe("ci");
  expect(a.said + b.said).toMatch(/another set-up \(process \d+\)/);
});

test("takes over the lock of a process that died", async () => {
  fakeNpm("install()");
  mkdirSync(join(root, ".tamrin"));
  const gone = spawn(process.execPath, ["-e", ""]);
  await once(gone, "close");
  const { hostname } = await import("node:os");
  writeFileSync(join(root, ".tamrin/setup.lock"), JSON.stringify({ pid: gone.pid, host: hostname() }));
  expect((await setUp()).holds).toBe(true);
});

test.each([
  ["npm error code ECONNREFUSED\nnpm error errno ECONNREFUSED\nnpm error request failed", /cannot reach its registry/],
  ["npm error code EACCES\nnpm error syscall mkdir", /no permission to write in .*; make the folder writable/],
  ["npm error code ENOSPC\nnpm error errno -28", /the disk is full/],
  ["npm error code EINTEGRITY\nnpm error sha512-x is wrong", /npm ci failed: sha512-x is wrong; run `npm ci`/],
])("says in one line why npm failed: %j", async (complaint, sentence) => {
  fakeNpm(`console.error(${JSON.stringify(complaint)}); process.exit(1)`);
  const { holds, said } = await setUp();
  expect(holds).toBe(false);
  expect(said.split("\n").at(-1)).toMatch(sentence);
  expect(existsSync(join(root, "node_modules/.tamrin-setup.json"))).toBe(false);
});

test("says that npm is missing, in the language asked for", async () => {
  const node = join(root, "bin-without-npm");
  placeNode(node);
  const { holds, said } = await setUp({ npm_execpath: "", PATH: "", TAMRIN_LANG: "fa" }, node);
  expect(holds).toBe(false);
  expect(said).toMatch(/npm پیدا نشد/);
  expect(said.split("\n")).toHaveLength(1);
});

function placeNode(path: string): void {
  try {
    linkSync(process.execPath, path);
  } catch {
    copyFileSync(process.execPath, path);
    chmodSync(path, 0o755);
  }
}

test("refuses a Node older than 20.19", async () => {
  const { isNewEnough } = await import("./setup.mjs");
  expect(["18.20.4", "20.18.3", "20.19.0", "22.1.0"].map(isNewEnough)).toEqual([false, false, true, true]);
});

test("names the lock file when it is missing", async () => {
  rmSync(join(root, "package-lock.json"));
  const { holds, said } = await setUp();
  expect(holds).toBe(false);
  expect(said).toMatch(/package-lock\.json is missing; clone the project again/);
});
