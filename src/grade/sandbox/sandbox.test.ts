import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { FIRST_USER, makeCage } from "./cage.ts";
import { cageFor } from "./cages.ts";
import { LIMITS, sandboxCommand, timed } from "./command.ts";
import { librariesOf } from "./libraries.ts";
import { missingTools } from "./tools.ts";
import { PROOFS, prove } from "./proofs.ts";

const sandbox = { folder: "/s", node: "/n", libraries: ["/lib/a.so"], limits: LIMITS, user: null, filter: 3 };

test("root gives the process to a user without rights, and limits how many it has", () => {
  const line = sandboxCommand(["x.cjs"], { ...sandbox, user: 60_007 }).join(" ");
  expect(line).toContain("setpriv --pdeathsig=KILL --reuid=60007 --regid=60007 --clear-groups --no-new-privs timeout");
  expect(line).toContain("--nproc=64");
  expect(line).toMatch(/ -- \/bin\/node x\.cjs$/);
});

test("another user keeps the process, whose limit on processes would count all of that user's", () => {
  const line = sandboxCommand(["x.cjs"], sandbox).join(" ");
  expect(line).not.toMatch(/reuid|nproc/);
});

test("all that can be seen is mounted read-only", () => {
  const line = sandboxCommand(["x.cjs"], sandbox).join(" ");
  expect(line).not.toMatch(/ --(bind|tmpfs|dev-bind) /);
  expect([...line.matchAll(/--ro-bind (\S+) (\S+)/g)].map(([, from, to]) => `${from} ${to}`)).toEqual([
    ...["/lib/a.so /lib/a.so", "/n /bin/node", "/s /work"],
  ]);
});

test("the libraries of a program are files with absolute paths, the C library among them", () => {
  const libraries = librariesOf(process.execPath);
  expect(libraries.every((path) => path.startsWith("/"))).toBe(true);
  expect(libraries.filter((path) => path.endsWith("/libc.so.6"))).toHaveLength(1);
});

/** Those whose program leaves nothing behind where nothing stops it. */
const harmless = PROOFS.filter(({ name }) =>
  ["network", "reading", "processes", "neighbours", "rights", "environment"].includes(name),
);

test.each(harmless)("without a sandbox the proof $name fails", async (proof) => {
  expect((await prove(proof, cageFor("none"))).holds).toBe(false);
});

const missing = missingTools(process.env);
const why = missing.length > 0 ? ` (skipped: ${missing.join(", ")} not installed)` : "";

describe.skipIf(missing.length > 0)(`in the sandbox${why}`, () => {
  test.each(PROOFS)("$title.en", async (proof) => {
    expect(await prove(proof, makeCage())).toMatchObject({ holds: true });
  });

  test("what was started ends with whoever started it, also as another user", async () => {
    const user = process.getuid!() === 0 ? FIRST_USER : null;
    const [file, ...line] = [...timed(LIMITS, user), "sleep", "8"];
    // It is told of once the programs on the line have had time to replace one another.
    const program = `
      const child = require("node:child_process").spawn(${JSON.stringify(file)}, ${JSON.stringify(line)}, { stdio: "ignore" });
      setTimeout(() => console.log(child.pid), 500);`;
    const starter = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] });
    const [started] = (await once(starter.stdout, "data")) as [Buffer];
    const place = `/proc/${String(started).trim()}`;
    expect(existsSync(place)).toBe(true);
    starter.kill("SIGKILL");
    await vi.waitFor(() => expect(existsSync(place)).toBe(false), { timeout: 3_000 });
  });
});
