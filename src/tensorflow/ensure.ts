import { execFileSync } from "node:child_process";
import type { Context } from "../cli/command.ts";
import type { Text } from "../text/lang.ts";
import { Problem } from "../text/problem.ts";
import type { Want } from "./backend.ts";
import { cacheFolder } from "./install/folders.ts";
import { installNative, isNativeInPlace, type Outcome, type Wish } from "./install/install.ts";
import { forgetFailure, recallFailure, rememberFailure } from "./install/memo.ts";
import { showProgress } from "./install/progress.ts";
import { waiting } from "./install/words.ts";
import * as words from "./words.ts";

/** Makes ready, before a process that trains is started, what its backend needs. Throws a Problem where it cannot be had. */
export async function ensureBackend(want: Want, context: Context, env: NodeJS.ProcessEnv = process.env): Promise<void> {
  // Not after 6 GB of download. Where TensorFlow is set up already, it knows better than nvidia-smi what it can use.
  const hopeless = want === "cuda" && !isNativeInPlace(context.root) && gpuName(env) === null;
  if (hopeless) throw new Problem(words.noCard());
  if (want === "auto" || want === "tensorflow" || want === "cuda") await ensureNative(context, env);
}

/**
 * Sets native TensorFlow up when the clone has none: what a command that trains calls first.
 * Where it cannot be had, says why and what is used instead, and the command goes on; for a day after that it is said
 * in one line and not tried again.
 */
export async function ensureNative(context: Context, env: NodeJS.ProcessEnv = process.env): Promise<Outcome> {
  if (isNativeInPlace(context.root)) return { holds: true, tried: [] };
  const say = (text: Text) => context.note(`tamrin: ${text[context.lang]}`);
  const failed = env.LIBTENSORFLOW_DIR ? null : recallFailure(cacheFolder(env));
  if (failed) {
    say(words.failedBefore());
    return { holds: false, tried: failed };
  }
  say(words.firstTime(gpuName(env) !== null));
  const outcome = await setUpNative(context, { gpu: false }, env);
  for (const { source, why } of outcome.tried) context.note(`  ${source}: ${why[context.lang]}`);
  say(outcome.holds ? words.ready() : words.withoutNative());
  return outcome;
}

/** Sets native TensorFlow up anew. LIBTENSORFLOW_DIR and a GPU that answers count as wishes. */
export async function setUpNative(
  context: Context,
  wish: Wish,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Outcome> {
  const libraries = wish.libraries ?? env.LIBTENSORFLOW_DIR;
  const job = { root: context.root, cache: cacheFolder(env), env, progress: showProgress(context) };
  const onWait = (pid: number) => context.note(`tamrin: ${waiting(pid)[context.lang]}`);
  const outcome = await installNative(job, { ...wish, libraries, gpu: wish.gpu || gpuName(env) !== null }, onWait);
  if (outcome.holds) forgetFailure(job.cache);
  else rememberFailure(job.cache, outcome.tried);
  return outcome;
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
