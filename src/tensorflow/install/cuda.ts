import { readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { Problem } from "../../text/problem.ts";
import { homeOf } from "./folders.ts";
import { hashOf, type Manifest, writeManifest } from "./manifest.ts";
import { runPip } from "./pip.ts";
import { TENSORFLOW } from "./release.ts";
import type { Job, Libraries, Source } from "./source.ts";
import { claimSpace } from "./space.ts";
import * as words from "./words.ts";

/** TensorFlow, NVIDIA's libraries (CUDA 12, cuDNN) and pip's temporary copies of them. */
const SPACE = 12e9;

/**
 * The CUDA build with NVIDIA's own packages beside it, installed by pip into one folder of the cache: the library
 * finds `../nvidia/` by its own search path. That is what lets TensorFlow.js use today's GPUs at all.
 */
export const cudaSource: Source = {
  name: "cuda",
  async fetch({ cache, env, progress }: Job): Promise<Libraries> {
    if (process.platform !== "linux") throw new Problem(words.noSuchPlatform(`CUDA on ${process.platform}`));
    const home = homeOf(cache, "cuda");
    const partial = `${home}.partial`;
    claimSpace(partial, SPACE);
    const what = `tensorflow[and-cuda]==${TENSORFLOW}`;
    const site = join(partial, "site");
    rmSync(site, { recursive: true, force: true });
    progress.begin("download");
    const options = { what, scratch: join(partial, "pip"), target: site, env, progress };
    await runPip(["install", "--target", site, what], options);
    progress.begin("extract");
    writeManifest(partial, { version: TENSORFLOW, variant: "cuda", files: await sharedLibraries(partial) });
    rmSync(home, { recursive: true, force: true });
    renameSync(partial, home);
    const lib = join(home, "site", "tensorflow");
    return { home, lib, include: join(lib, "include") };
  },
};

async function sharedLibraries(home: string): Promise<Manifest["files"]> {
  const files: Manifest["files"] = {};
  for (const entry of readdirSync(join(home, "site"), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.so(\.|$)/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    files[relative(home, path)] = { bytes: statSync(path).size, sha256: await hashOf(path) };
  }
  return files;
}
