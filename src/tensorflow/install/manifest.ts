import { createHash } from "node:crypto";
import { createReadStream, existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { TENSORFLOW } from "./release.ts";

/** What a home in the cache holds: each kept file by its path in the home. */
export interface Manifest {
  version: string;
  variant: string;
  files: Record<string, { bytes: number; sha256: string }>;
}

const NAME = "manifest.json";

/** Written last: a home without a manifest is not whole. */
export function writeManifest(home: string, manifest: Manifest): void {
  const path = join(home, NAME);
  writeFileSync(`${path}.tmp`, `${JSON.stringify(manifest, null, 2)}\n`);
  renameSync(`${path}.tmp`, path);
}

/** Whether the folder was set up by Tamrin (libraries that the user gave have no manifest). */
export function hasManifest(home: string): boolean {
  return existsSync(join(home, NAME));
}

/**
 * The first kept file that is missing or has another size (the manifest itself, when it is of another release); null
 * when all are there. Costs one stat a file.
 */
export function findDamage(home: string): string | null {
  const manifest = readManifest(home);
  if (manifest?.version !== TENSORFLOW) return NAME;
  for (const [path, { bytes }] of Object.entries(manifest.files)) {
    if (statSync(join(home, path), { throwIfNoEntry: false })?.size !== bytes) return path;
  }
  return null;
}

/** `findDamage`, and then every byte: about two seconds for the CPU libraries. */
export async function findDamageThoroughly(home: string): Promise<string | null> {
  const missing = findDamage(home);
  if (missing) return missing;
  for (const [path, { sha256 }] of Object.entries(readManifest(home)!.files)) {
    if ((await hashOf(join(home, path))) !== sha256) return path;
  }
  return null;
}

/** The SHA-256 of a file, as hex. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex");
}

function readManifest(home: string): Manifest | null {
  const path = join(home, NAME);
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Manifest;
  } catch {
    return null;
  }
}
