import { existsSync } from "node:fs";
import { join } from "node:path";
import { isInStep, lockHash } from "./stamp.mjs";
import { langOf, say } from "./words.mjs";

/**
 * Brings what is missing for `root`: the packages of the lock file. Plain Node, no dependency; says what it does on
 * stderr. Where nothing is missing it reads two files and starts no process. Resolves with false, after one line that
 * names the next step, when the project cannot be set up.
 */
export async function setUp(root) {
  const lang = langOf(process.argv, process.env);
  const tell = (name, facts) => process.stderr.write(`${say(lang, name, facts)}\n`);
  if (!isNewEnough(process.versions.node)) {
    tell("oldNode", { got: process.versions.node });
    return false;
  }
  if (!existsSync(join(root, "package-lock.json"))) {
    tell("noLockFile", { path: join(root, "package-lock.json") });
    return false;
  }
  if (isInStep(root, lockHash(root))) return true;
  const { bringPackages } = await import("./packages.mjs");
  return bringPackages(root, lang, tell);
}

/** Whether `version` is 20.19 or newer. */
export function isNewEnough(version) {
  const [major, minor] = version.split(".").map(Number);
  return major > 20 || (major === 20 && minor >= 19);
}
