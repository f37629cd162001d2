import { readFile } from "node:fs/promises";
import type { Text } from "../../text/lang.ts";
import { Problem } from "../../text/problem.ts";
import { sizeOf } from "./field.ts";
import * as words from "./words.ts";

// IDX, the format of MNIST: two zero bytes, the type of the numbers, how many dimensions there are, each dimension as a
// 32-bit number with its highest byte first, then the numbers, the last dimension running fastest.

const UNSIGNED_BYTE = 8;

/**
 * The numbers of an IDX file that holds unsigned bytes of exactly this shape, without a copy.
 * Throws a Problem that names the file, what is in it and what should be.
 */
export async function readIdx(path: string, shape: number[]): Promise<Uint8Array> {
  const magic = 256 * UNSIGNED_BYTE + shape.length;
  const header = 4 * (1 + shape.length);
  const length = header + sizeOf(shape);
  const bad = (got: Text) =>
    new Problem(words.badFile(path, got, words.idxOf(magic, shape, length), words.installAgain), { path });

  const file = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw bad(words.unreadable(error.code ?? error.message));
  });
  const found = file.length < 4 ? null : file.readUInt32BE(0);
  if (found !== magic) throw bad(words.otherMagic(found));
  if (file.length < header) throw bad(words.otherLength(file.length));
  const dimensions = shape.map((_, i) => file.readUInt32BE(4 * (1 + i)));
  if (dimensions.join() !== shape.join()) throw bad(words.otherShape(dimensions));
  if (file.length !== length) throw bad(words.otherLength(file.length));
  return file.subarray(header);
}
