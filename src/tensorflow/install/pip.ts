import { readdirSync, rmSync, statSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Progress } from "./progress.ts";
import { explainPip, findPython } from "./python.ts";
import { type Ended, runProgram } from "./spawn.ts";

/** Options of every call: wheels for the Python that the release's checksums are for, whatever Python runs pip. */
const COMMON = ["--only-binary=:all:", "--python-version", "3.11", "--no-cache-dir", "--retries", "2"];

/**
 * Runs `python3 -m pip COMMAND ...`, with its temporary files in `scratch` (so that a small /tmp does not matter) and
 * the growth of `scratch` and `target` as progress. Throws a Problem that names `what` when pip fails.
 */
export async function runPip(args: string[], { what, scratch, target, env, progress }: PipOptions): Promise<void> {
  const { command } = await findPython(env);
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const watch = setInterval(() => progress.update(sizeOf(scratch) + sizeOf(target)), 250);
  let ended: Ended;
  try {
    const [verb, ...rest] = args;
    const childEnv = { ...env, TMPDIR: scratch, PIP_DISABLE_PIP_VERSION_CHECK: "1" };
    ended = await runProgram(command, ["-m", "pip", verb!, "--quiet", ...COMMON, ...rest], { env: childEnv });
  } finally {
    clearInterval(watch);
    rmSync(scratch, { recursive: true, force: true });
  }
  if (ended.status !== 0) throw explainPip(ended.err, what);
}

export interface PipOptions {
  what: string;
  scratch: string;
  target: string;
  env: NodeJS.ProcessEnv;
  progress: Progress;
}

/** Bytes in a folder; files that come and go while it looks count as nothing. */
function sizeOf(folder: string): number {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries.reduce(
      (sum, entry) => sum + (entry.isFile() ? statSync(join(entry.parentPath, entry.name)).size : 0),
      0,
    );
  } catch {
    return 0;
  }
}
