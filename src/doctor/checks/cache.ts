import { accessSync, constants, existsSync, readdirSync, statfsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheFolder } from "../../tensorflow/install/folders.ts";
import type { Look } from "../check.ts";

/** The folder that keeps TensorFlow's libraries and data sets for every clone. */
export const cache: Look = async ({ env }) => {
  const folder = cacheFolder(env);
  const ok = isWritable(folder);
  const [size, free] = [gigabytes(sizeOf(folder)), gigabytes(freeAt(folder))];
  return {
    name: "cache",
    title: { en: "cache", fa: "حافظهٔ نهان" },
    ok,
    required: false,
    detail: ok
      ? { en: `${folder}: ${size} GB, ${free} GB free`, fa: `${folder}: ‏${size} گیگابایت، ${free} گیگابایت آزاد` }
      : { en: `${folder} is not writable`, fa: `${folder} نوشتنی نیست` },
    fix: { en: "set XDG_CACHE_HOME to a folder of yours", fa: "XDG_CACHE_HOME را روی پوشه‌ای از خودتان بگذارید" },
  };
};

/** The folder itself, or the nearest one above it that exists: where a first set-up would begin to write. */
function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}

function isWritable(folder: string): boolean {
  try {
    accessSync(nearest(folder), constants.W_OK);
    return statSync(nearest(folder)).isDirectory();
  } catch {
    return false;
  }
}

function sizeOf(folder: string): number {
  if (!existsSync(folder)) return 0;
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0;
  }
  return bytes;
}

function freeAt(folder: string): number {
  const { bavail, bsize } = statfsSync(nearest(folder));
  return bavail * bsize;
}

function gigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(1);
}
