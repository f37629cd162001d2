import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../../text/problem.ts";
import { homeOf } from "./folders.ts";
import { type Manifest, writeManifest } from "./manifest.ts";
import { runPip } from "./pip.ts";
import type { Progress } from "./progress.ts";
import { findPython } from "./python.ts";
import { HEADERS, librariesOf, TENSORFLOW, type Wheel, wheelFor } from "./release.ts";
import type { Job, Libraries, Source } from "./source.ts";
import { claimSpace } from "./space.ts";
import { runProgram } from "./spawn.ts";
import * as words from "./words.ts";

/** The wheel, a copy that pip makes of it, and the libraries. */
const SPACE = 1.5e9;
const EXTRACT = join(import.meta.dirname, "extract.py");

/** TensorFlow's own wheel, through pip: two libraries and fourteen headers of it, kept in the user's cache. */
export const wheelSource: Source = {
  name: "wheel",
  async fetch({ cache, env, progress }: Job): Promise<Libraries> {
    const wheel = wheelFor(process.platform, process.arch);
    if (!wheel) throw new Problem(words.noSuchPlatform(`${process.platform} ${process.arch}`));
    const home = homeOf(cache, "cpu");
    const partial = `${home}.partial`;
    claimSpace(partial, SPACE);
    const file = await download(wheel, partial, env, progress);
    const files = await extract(file, wheel, partial, env, progress);
    writeManifest(partial, { version: TENSORFLOW, variant: "cpu", files });
    rmSync(join(partial, "wheel"), { recursive: true });
    rmSync(home, { recursive: true, force: true });
    renameSync(partial, home);
    return { home, lib: join(home, "lib"), include: join(home, "include") };
  },
};

/** The path of the wheel; one that an interrupted set-up left is used again (its checksum is looked at later). */
async function download(wheel: Wheel, partial: string, env: NodeJS.ProcessEnv, progress: Progress): Promise<string> {
  const folder = join(partial, "wheel");
  const found = () => (existsSync(folder) ? readdirSync(folder).find((name) => name.endsWith(".whl")) : undefined);
  if (!found()) {
    mkdirSync(folder, { recursive: true });
    progress.begin("download", wheel.bytes);
    const what = `${wheel.project}==${TENSORFLOW}`;
    const options = { what, scratch: join(partial, "pip"), target: folder, env, progress };
    await runPip(["download", "--no-deps", "--dest", folder, what], options);
  }
  return join(folder, found()!);
}

/** Unpacks what is needed. A wheel that is not the published one, or is cut off, is removed. */
async function extract(
  file: string,
  wheel: Wheel,
  folder: string,
  env: NodeJS.ProcessEnv,
  progress: Progress,
): Promise<Manifest["files"]> {
  const { command } = await findPython(env);
  progress.begin("extract");
  let files: Manifest["files"] | undefined;
  const { status, signal, err } = await runProgram(command, [EXTRACT, file, wheel.sha256, folder], {
    env,
    input: JSON.stringify(members()),
    onLine: (line) => {
      const event = JSON.parse(line) as { done: number; total: number } | { files: Manifest["files"] };
      if ("files" in event) files = event.files;
      else progress.update(event.done, event.total);
    },
  });
  if (status === 0 && files) return files;
  if (/No space left|Errno 28/.test(err)) throw new Problem(words.diskFull());
  if (signal) throw new Problem(words.unpackingStopped(signal));
  rmSync(file, { force: true });
  if (status === 3) throw new Problem(words.wrongWheel(file));
  throw new Problem(words.brokenWheel(file, status === 4 ? `no ${err.trim()}` : (err.trim().split("\n").at(-1) ?? "")));
}

/** Which members of the wheel are kept, and where in the home. */
function members(): Record<string, string> {
  const libraries = librariesOf(process.platform).map((name) => [`tensorflow/${name}`, `lib/${name}`]);
  const headers = HEADERS.map((name) => [`tensorflow/include/${name}`, `include/${name}`]);
  return Object.fromEntries([...libraries, ...headers]) as Record<string, string>;
}
