import { join } from "node:path";
import type { Text } from "../../text/lang.ts";
import { leanEnv, runProgram } from "../install/spawn.ts";

/** An adapter, or why there is none. */
export type Found = { name: string; software: boolean } | { why: Text };

/** Which adapter `--backend webgpu` would train on. Never rejects. */
export async function probeAdapter(root: string, env: NodeJS.ProcessEnv): Promise<Found> {
  const child = join(import.meta.dirname, "adapter-child.ts");
  const args = ["--import", "tsx", child, root];
  const { status, signal, out } = await runProgram(process.execPath, args, {
    cwd: root,
    env: leanEnv(env),
    timeout: 30_000,
  });
  const last = out.trim().split("\n").at(-1) ?? "";
  if (status === 0 && last.startsWith("{")) return JSON.parse(last) as Found;
  const how = signal ?? `exit ${status}`;
  return { why: { en: `looking for a WebGPU adapter failed (${how})`, fa: `جست‌وجوی کارت WebGPU شکست خورد (${how})` } };
}
