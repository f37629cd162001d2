import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const stampOf = (root) => join(root, "node_modules", ".tamrin-setup.json");

/** The SHA-256 of package-lock.json, as hex. */
export function lockHash(root) {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}

/** Whether the packages were set up for exactly this lock file. */
export function isInStep(root, hash) {
  try {
    return JSON.parse(readFileSync(stampOf(root), "utf8")).lock === hash;
  } catch {
    return false;
  }
}

/** Written last and by rename: a stamp is there only when everything before it was. */
export function writeStamp(root, hash) {
  const path = stampOf(root);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.tmp`, `${JSON.stringify({ lock: hash })}\n`);
  renameSync(`${path}.tmp`, path);
}

/** Whether someone ran `npm ci` by hand: npm's own record of node_modules names the versions of the lock file. */
export function installedByHand(root) {
  try {
    const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
    const found = JSON.parse(readFileSync(join(root, "node_modules", ".package-lock.json"), "utf8")).packages;
    return Object.entries(wanted).every(
      ([path, { version, optional }]) => path === "" || (found[path] ? found[path].version === version : optional),
    );
  } catch {
    return false;
  }
}
