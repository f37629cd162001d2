import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { isNativeInPlace } from "../install/install.ts";
import { leanEnv, runProgram } from "../install/spawn.ts";

const root = resolve(import.meta.dirname, "../../..");
const native = isNativeInPlace(root);

// Where TensorFlow's threads let go of JavaScript's memory, JavaScript's heap breaks: within eighty runs on two cores.
test.skipIf(!native)(
  `variables assigned from JavaScript's memory leave it whole, however many threads take them${native ? "" : " (skipped: native TensorFlow is not set up)"}`,
  { timeout: 120_000 },
  async () => {
    const env = { ...leanEnv(), TF_NUM_INTEROP_THREADS: "8" };
    const program = ["--import", "tsx", join(import.meta.dirname, "assign-child.ts")];
    const { status, out } = await runProgram(process.execPath, program, { cwd: root, env, timeout: 100_000 });
    expect([status, out]).toEqual([0, JSON.stringify({ runs: 80, eager: null })]);
  },
);
