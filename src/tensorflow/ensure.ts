import { execFileSync } from "node:child_process";
import type { Context } from "../cli/command.ts";
import { cacheFolder } from "./install/folders.ts";
import { installNative, isNativeInPlace, type Outcome, type Wish } from "./install/install.ts";
import { showProgress } from "./install/progress.ts";
import { waiting } from "./install/words.ts";
import * as words from "./words.ts";

/**
 * Sets native TensorFlow up when the clone has none: what a command that trains calls first.
 * Where it cannot be had, says why and what is used instead, and the command goes on.
 */
export async function ensureNative(context: Context): Promise<Outcome> {
  if (isNativeInPlace(context.root)) return { holds: true, tried: [] };
  context.note(`tamrin: ${words.firstTime()[context.lang]}`);
  const outcome = await setUpNative(context, { gpu: false });
  for (const { source, why } of outcome.tried) context.note(`tamrin: ${source}: ${why[context.lang]}`);
  context.note(`tamrin: ${(outcome.holds ? words.ready() : words.withoutNative())[context.lang]}`);
  return outcome;
}

/** Sets native TensorFlow up anew. LIBTENSORFLOW_DIR and a GPU that answers count as wishes. */
export function setUpNative(context: Context, wish: Wish, env: NodeJS.ProcessEnv = process.env): Promise<Outcome> {
  const libraries = wish.libraries ?? env.LIBTENSORFLOW_DIR;
  const job = { root: context.root, cache: cacheFolder(env), env, progress: showProgress(context) };
  const onWait = (pid: number) => context.note(`tamrin: ${waiting(pid)[context.lang]}`);
  return installNative(job, { ...wish, libraries, gpu: wish.gpu || gpuName(env) !== null }, onWait);
}

/** The name of the first GPU that NVIDIA's driver reports; null where there is none. */
export function gpuName(env: NodeJS.ProcessEnv = process.env): string | null {
  try {
    const args = ["--query-gpu=name", "--format=csv,noheader"];
    const out = execFileSync("nvidia-smi", args, {
      env,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 10_000,
    });
    return out.trim().split("\n")[0] || null;
  } catch {
    return null;
  }
}
