import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../../..");
const TMPDIR = mkdtempSync(join(tmpdir(), "tamrin-orphan-"));
afterAll(() => rmSync(TMPDIR, { recursive: true }));

test(
  "a grading process whose parent is killed ends without a word and leaves no file",
  { timeout: 60_000 },
  async () => {
    const entry = join(import.meta.dirname, "../testing/lone-grader.ts");
    const line = ["--import", "tsx", "--conditions=solution", entry, root];
    const parent = spawn(process.execPath, line, { cwd: root, env: { ...process.env, TMPDIR } });
    let said = "";
    parent.stderr.on("data", (chunk: Buffer) => (said += chunk));
    await once(parent.stdout, "data");
    parent.kill("SIGKILL");
    // Closed when the last who holds it has ended: the grading process writes there, too.
    await once(parent.stderr, "close");
    expect(said).toBe("");
    expect(readdirSync(TMPDIR).filter((name) => name.startsWith("tamrin-"))).toEqual([]);
  },
);
