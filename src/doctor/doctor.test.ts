import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import stringWidth from "string-width";
import { afterEach, beforeEach, expect, test } from "vitest";
import { same, type Check } from "./check.ts";
import { cache } from "./checks/cache.ts";
import { events } from "./checks/events.ts";
import { packages } from "./checks/node.ts";
import { sandbox } from "./checks/sandbox.ts";
import { terminal } from "./checks/terminal.ts";
import { compiler, gpu, python } from "./checks/tools.ts";
import { examine } from "./doctor.ts";
import { report } from "./words.ts";

const project = resolve(import.meta.dirname, "../..");
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "tamrin-doctor-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function tool(name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
}
const machine = (env: NodeJS.ProcessEnv = {}) => ({ root: folder, env: { PATH: folder, ...env } });

test(
  "each check has a stable name, and what is not well has a fix in both languages",
  { timeout: 60_000 },
  async () => {
    const checks = await examine({ root: project, env: process.env });
    const names = [
      "node",
      "packages",
      "tensorflow",
      "python",
      "compiler",
      "cache",
      "gpu",
      "terminal",
      "events",
      "sandbox",
    ];
    expect(checks.map(({ name }) => name)).toEqual(names);
    const texts = checks.flatMap(({ ok, fix, detail }) => (ok ? [detail] : [detail, fix]));
    for (const text of texts) expect(text).toEqual({ en: expect.stringMatching(/./), fa: expect.stringMatching(/./) });
  },
);

test("packages that are not those of the lock file are mended by npm ci, and required", async () => {
  writeFileSync(join(folder, "package-lock.json"), "{}");
  expect(await packages(machine())).toMatchObject({ ok: false, required: true, fix: { en: "npm ci" } });
});

test("a machine without Python or a compiler is told what to install; neither is required", async () => {
  expect(await python(machine())).toMatchObject({
    ok: false,
    required: false,
    detail: { en: "python3 was not found" },
    fix: { en: expect.stringMatching(/^install Python 3/), fa: expect.stringMatching(/نصب کنید/) },
  });
  expect(await compiler(machine())).toMatchObject({
    ok: false,
    fix: { en: expect.stringMatching(/apt install g\+\+/) },
  });
});

test("tools on the path are found, with their versions", async () => {
  tool("python3", 'if [ "$1" = "--version" ]; then echo Python 3.12.1; else echo pip 24.0; fi');
  tool("g++", "echo g++ 13.1");
  tool("nvidia-smi", "echo NVIDIA H200");
  expect((await python(machine())).detail.en).toBe("python3 3.12.1, pip 24.0");
  expect((await compiler(machine())).detail.en).toBe("g++ 13.1");
  expect((await gpu(machine())).detail.en).toBe("NVIDIA H200");
});

test("a cache that cannot be written names XDG_CACHE_HOME", async () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  expect(await cache(machine({ XDG_CACHE_HOME: file }))).toMatchObject({
    ok: false,
    fix: { en: "set XDG_CACHE_HOME to a folder of yours" },
  });
  expect((await cache(machine({ XDG_CACHE_HOME: join(folder, "new") }))).ok).toBe(true);
});

test("a locale without UTF-8 is mended by one command", async () => {
  if (process.platform !== "linux") return;
  expect(await terminal(machine({ LANG: "C" }))).toMatchObject({ ok: false, fix: { en: "export LANG=C.UTF-8" } });
  expect((await terminal(machine({ LANG: "fa_IR.UTF-8" }))).detail.en).toMatch(/UTF-8/);
});

test("file events are heard in an ordinary folder; one that cannot be written is required", async () => {
  expect((await events(machine())).ok).toBe(true);
  writeFileSync(join(folder, "file"), "");
  expect(await events({ root: join(folder, "file"), env: {} })).toMatchObject({ ok: false, required: true });
});

test("the sandbox names the tools that are missing", async () => {
  for (const name of ["prlimit", "setpriv", "timeout"]) tool(name, "");
  mkdirSync(join(folder, "empty"));
  expect((await sandbox(machine(), "linux")).detail.en).toBe("bwrap not installed (needed to grade, not to learn)");
});

test("on another system the sandbox asks for Linux, not for tools", async () => {
  const { ok, detail, fix } = await sandbox(machine(), "darwin");
  expect([ok, detail.en]).toEqual([false, expect.stringMatching(/^strangers' work is run on Linux only .* macOS/)]);
  expect(fix!.en).toMatch(/^grade on Linux/);
});

const sick: Check[] = [
  { name: "node", title: same("Node"), ok: true, required: true, detail: same("20.19.0") },
  {
    name: "cache",
    title: { en: "cache", fa: "حافظهٔ نهان" },
    ok: false,
    required: true,
    detail: { en: "word ".repeat(40).trim(), fa: "واژه ".repeat(40).trim() },
    fix: { en: "set XDG_CACHE_HOME", fa: "XDG_CACHE_HOME را بگذارید" },
  },
];

test.each(["en", "fa"] as const)("the report fits into 80 columns: %s", (lang) => {
  for (const line of report(sick, null, lang, false, 80).split("\n")) expect(stringWidth(line)).toBeLessThanOrEqual(80);
});

test("the report marks what is required and missing, with its fix below", () => {
  const lines = report(sick, null, "en", false, 80).split("\n");
  expect(lines[0]).toBe("+ Node   20.19.0");
  expect(lines[1]).toMatch(/^x cache {2}word/);
  expect(lines).toContain("         → set XDG_CACHE_HOME");
  expect(lines.at(-1)).toBe("1 required thing is missing");
});
