import { spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../../..");

test("a grading process whose parent is killed ends without a word", { timeout: 60_000 }, async () => {
  const entry = join(import.meta.dirname, "../testing/lone-grader.ts");
  const parent = spawn(process.execPath, ["--import", "tsx", "--conditions=solution", entry, root], { cwd: root });
  let said = "";
  parent.stderr.on("data", (chunk: Buffer) => (said += chunk));
  await once(parent.stdout, "data");
  parent.kill("SIGKILL");
  // Closed when the last who holds it has ended: the grading process writes there, too.
  await once(parent.stderr, "close");
  expect(said).toBe("");
});
