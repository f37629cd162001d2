import { existsSync, realpathSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { withLock } from "../../../setup/lock.mjs";
import type { Text } from "../../text/lang.ts";
import { Problem } from "../../text/problem.ts";
import { bindingFor, linkBinding } from "./binding.ts";
import { cachedSource } from "./cached.ts";
import { cudaSource } from "./cuda.ts";
import { bindingOf } from "./folders.ts";
import { givenSource } from "./given.ts";
import { findDamage, hasManifest } from "./manifest.ts";
import { ownInstaller } from "./own-installer.ts";
import { probeNative } from "./probe.ts";
import type { Job, Libraries, Source } from "./source.ts";
import { claimSpace } from "./space.ts";
import { wheelSource } from "./wheel.ts";
import * as words from "./words.ts";

/** What the user asked for. */
export interface Wish {
  /** A folder with TensorFlow's libraries. */
  libraries?: string;
  gpu: boolean;
  /** Read every byte of what the cache holds before trusting it. */
  thorough?: boolean;
}

/** How the set-up ended: where the library came from, and every source before it with the reason why it failed. */
export interface Outcome {
  holds: boolean;
  source?: Source["name"];
  tried: { source: Source["name"]; why: Text }[];
}

/** Whether the clone has a native TensorFlow whose files are all there. Costs a few stats; loads nothing. */
export function isNativeInPlace(root: string): boolean {
  const place = bindingOf(root);
  if (!existsSync(place)) return false;
  const home = dirname(dirname(realpathSync(place)));
  return !hasManifest(home) || findDamage(home) === null;
}

/** Gives the clone its native TensorFlow from the first source that has one that works. One process at a time. */
export async function installNative(job: Job, wish: Wish, onWait: (pid: number) => void): Promise<Outcome> {
  try {
    claimSpace(job.cache, 0);
    return await withLock(join(job.cache, "tensorflow.lock"), () => trySources(job, wish), onWait);
  } catch (error) {
    return { holds: false, tried: [{ source: "cache", why: reasonOf(error, job.cache) }] };
  } finally {
    job.progress.end();
  }
}

async function trySources(job: Job, wish: Wish): Promise<Outcome> {
  const tried: Outcome["tried"] = [];
  for (const source of sourcesFor(job, wish)) {
    try {
      const libraries = await source.fetch(job);
      await settle(libraries, job);
      return { holds: true, source: source.name, tried };
    } catch (error) {
      tried.push({ source: source.name, why: reasonOf(error, job.cache) });
    }
  }
  return { holds: false, tried };
}

function sourcesFor({ cache }: Job, { libraries, gpu, thorough = false }: Wish): Source[] {
  const held = (variant: "cpu" | "cuda") => cachedSource(cache, variant, thorough);
  const cuda = gpu ? [...held("cuda"), cudaSource] : [];
  return [...(libraries ? [givenSource(libraries)] : []), ...cuda, ...held("cpu"), wheelSource, ownInstaller];
}

/** Links the binding and proves in a child process that it works; one that was made earlier gets a second chance. */
async function settle(libraries: Libraries | null, job: Job): Promise<void> {
  const tryOnce = async () => {
    if (libraries) linkBinding(job.root, await bindingFor(libraries, job));
    job.progress.begin("check");
    return probeNative(job.root);
  };
  let probe = await tryOnce();
  if (!probe.works && libraries) {
    rmSync(realpathSync(bindingOf(job.root)), { force: true });
    probe = await tryOnce();
  }
  if (probe.works) return;
  rmSync(bindingOf(job.root), { force: true });
  throw new Problem(words.doesNotLoad(probe.reason));
}

/** Any error as one line with the next step. */
function reasonOf(error: unknown, cache: string): Text {
  if (error instanceof Problem) return error.text;
  const { code, path, message } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC") return words.diskFull();
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") return words.cacheNotWritable(path ?? cache);
  return words.unexpected(message);
}
