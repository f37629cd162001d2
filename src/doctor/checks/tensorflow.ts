import { join } from "node:path";
import type { Backend, Want } from "../../tensorflow/backend.ts";
import { leanEnv, runProgram } from "../../tensorflow/install/spawn.ts";
import { type Check, type Look, type Machine, same } from "../check.ts";

const CHILD = join(import.meta.dirname, "backend-child.ts");
const FIX = same("npx tamrin doctor --fix");

/** Which backend trains here. In a child process, so that a native library that crashes does not take doctor down. */
export const tensorflow: Look = async (machine) => {
  const best = await tryBackend("auto", machine);
  if ("name" in best) return describe(best);
  const next = await tryBackend("wasm", machine);
  const crash = {
    en: `native TensorFlow crashes (${best.reason})`,
    fa: `TensorFlow بومی از کار می‌افتد (${best.reason})`,
  };
  if (!("name" in next)) return { ...frame, ok: false, required: true, detail: crash, fix: same("npm ci") };
  const detail = { en: `${crash.en}; --backend wasm works`, fa: `${crash.fa}؛ ‎--backend wasm کار می‌کند` };
  return { ...frame, ok: false, required: false, detail, fix: FIX };
};

const frame = { name: "tensorflow", title: same("TensorFlow") };

function describe({ name, version, device, why, better }: Backend): Check {
  const what = `${name} ${version}, ${device}`;
  const detail = { en: `${what}; ${why.en}`, fa: `${what}؛ ${why.fa}` };
  const fix = better ? { fix: same(`npx ${better}`) } : {};
  return { ...frame, ok: name === "tensorflow", required: false, detail, ...fix };
}

async function tryBackend(want: Want, { root, env }: Machine): Promise<Backend | { reason: string }> {
  const options = { cwd: root, env: leanEnv(env), timeout: 60_000 };
  const { status, signal, out, err } = await runProgram(
    process.execPath,
    ["--import", "tsx", CHILD, want, root],
    options,
  );
  const last = out.trim().split("\n").at(-1) ?? "";
  if (status === 0 && last.startsWith("{")) return JSON.parse(last) as Backend;
  const complaint = /^\w*Error: .*$/m.exec(err)?.[0] ?? `exit status ${status}`;
  return { reason: signal ?? complaint.slice(0, 120) };
}
