import { createWriteStream, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import yauzl from "yauzl";

/** Unpacks a zip as a Unix does: with the rights of its files. Resolves to their paths and rights. */
export async function unzip(zip: Buffer, folder: string): Promise<Map<string, number>> {
  const rights = new Map<string, number>();
  const box = await yauzl.fromBufferPromise(zip);
  for await (const entry of box.eachEntry()) {
    const mode = entry.externalFileAttributes >>> 16;
    const file = join(folder, entry.fileName);
    mkdirSync(dirname(file), { recursive: true });
    await pipeline(await box.openReadStreamPromise(entry), createWriteStream(file, { mode: mode & 0o777 }));
    rights.set(entry.fileName, mode);
  }
  return rights;
}
