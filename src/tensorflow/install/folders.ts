import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import envPaths from "env-paths";
import { TENSORFLOW, type Variant } from "./release.ts";

/** Tamrin's own folder in the user's cache, shared by every clone. XDG_CACHE_HOME is honoured on every system. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env.XDG_CACHE_HOME ? join(env.XDG_CACHE_HOME, "tamrin") : envPaths("tamrin", { suffix: "" }).cache;
}

/** Where one variant lives once it is whole. */
export function homeOf(cache: string, variant: Variant): string {
  return join(cache, `tensorflow-${TENSORFLOW}-${variant}`);
}

/** Where the binding for libraries that lie outside the cache lives. */
export function homeOfGiven(cache: string, libraries: string): string {
  return join(cache, `tensorflow-given-${createHash("sha256").update(libraries).digest("hex").slice(0, 12)}`);
}

/** Where the package @tensorflow/tfjs-node lies in a clone, and its version. */
export function packageOf(root: string): { folder: string; version: string } {
  const manifest = createRequire(join(root, "package.json")).resolve("@tensorflow/tfjs-node/package.json");
  const { version } = createRequire(manifest)(manifest) as { version: string };
  return { folder: dirname(manifest), version };
}

/** The compiled binding inside a home. Keyed by the package's version; the home is keyed by TensorFlow's. */
export function bindingIn(home: string, packageVersion: string): string {
  return join(home, `binding-${packageVersion}`, "tfjs_binding.node");
}

/** Where the package looks for its binding. */
export function bindingOf(root: string): string {
  return join(packageOf(root).folder, "lib", "napi-v8", "tfjs_binding.node");
}
