import type { Bounds } from "../limits.ts";
import { Refusal } from "../refusal.ts";
import { words } from "../words.ts";
import type { Box } from "./box.ts";
import { bytesOf, fileBytes, type Bytes } from "./bytes.ts";
import { Tar } from "./tar.ts";
import { Zip } from "./zip.ts";

/** The name of an archive without what says how it is packed; undefined for a name of anything else. */
export function archiveName(name: string): string | undefined {
  return /^(.+?)\.(?:zip|tar|tar\.gz|tgz)$/i.exec(name)?.[1];
}

/** Throws a Refusal for what is no archive that can be read. */
export async function openArchive(from: Buffer | string, bounds: Bounds): Promise<Box> {
  const bytes = typeof from === "string" ? fileBytes(from) : bytesOf(from);
  try {
    return await opened(bytes, bounds);
  } catch (error) {
    await bytes.close();
    throw error;
  }
}

/** By what it holds: names of archives are often wrong. */
async function opened(bytes: Bytes, bounds: Bounds): Promise<Box> {
  const head = await bytes.read(0, 512);
  const magic = head.toString("latin1", 0, 4);
  if (magic === "PK\x03\x04" || magic === "PK\x05\x06") return Zip.open(bytes, bounds);
  if (magic.startsWith("\x1f\x8b") || isTar(head)) return Tar.open(bytes, bounds);
  throw new Refusal(words.noArchive(known(magic)));
}

/** The first block of a tar carries the sum of its own bytes, its place counted as blanks. */
function isTar(block: Buffer): boolean {
  if (block.length < 512) return false;
  const stated = Number.parseInt(
    block
      .toString("latin1", 148, 156)
      .replace(/[\0 ]+$/, "")
      .trim(),
    8,
  );
  const sum = block.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 32 : byte), 0);
  return stated === sum;
}

/** Other packers that students use, by their first bytes. */
function known(magic: string): string | undefined {
  if (magic === "Rar!") return "RAR";
  if (magic.startsWith("7z")) return "7z";
  if (magic.startsWith("BZh")) return "bzip2";
  return magic.startsWith("\xfd7zX") ? "xz" : undefined;
}
