import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Rights of a file that only its owner may read. */
export const PRIVATE = 0o600;

/** Writes a whole file or none: who reads meanwhile sees what was there before. */
export async function writeWhole(
  path: string,
  content: string | Uint8Array | Iterable<string>,
  mode = 0o666,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(unfinished, content, { mode });
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
