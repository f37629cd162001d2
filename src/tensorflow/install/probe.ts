import { join } from "node:path";
import type { Native } from "../native.ts";
import { leanEnv, runProgram } from "./spawn.ts";

/** What a child process found; `reason` is why native TensorFlow does not work there. */
export type Probe = (Native & { works: true }) | { works: false; reason: string };

const CHILD = join(import.meta.dirname, "probe-child.ts");

/** Loads the clone's native TensorFlow in a child process, so that a library that crashes takes nothing down. */
export async function probeNative(root: string, node: string = process.execPath): Promise<Probe> {
  const options = { cwd: root, env: leanEnv(), timeout: 60_000 };
  const { status, signal, out, err } = await runProgram(node, ["--import", "tsx", CHILD], options);
  const last = out.trim().split("\n").at(-1) ?? "";
  if (status === 0 && last.startsWith("{")) return { works: true, ...(JSON.parse(last) as Native) };
  const complaint = /^(?:\w*Error: .*|.*error while loading.*)$/m.exec(err)?.[0] ?? err.trim().split("\n").at(-1);
  return {
    works: false,
    reason: signal ? `it crashed with ${signal}` : (complaint || `exit status ${status}`).slice(0, 200),
  };
}
