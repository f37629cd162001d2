import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from "node:fs";
import { Readable } from "node:stream";
import { Refusal } from "../refusal.ts";
import { words } from "../words.ts";

/** The bytes of an archive, wherever they lie. */
export interface Bytes {
  size: number;
  /** May give fewer bytes than asked for, at the end. */
  read(position: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

export function bytesOf(buffer: Buffer): Bytes {
  return {
    size: buffer.length,
    read: async (position, length) => buffer.subarray(position, position + length),
    close: async () => {},
  };
}

/** All of it, from front to back. */
export function streamOf(bytes: Bytes): Readable {
  return Readable.from(chunks(bytes), { objectMode: false });
}

async function* chunks(bytes: Bytes): AsyncIterable<Buffer> {
  for (let at = 0; at < bytes.size; at += CHUNK) yield await bytes.read(at, Math.min(CHUNK, bytes.size - at));
}

const CHUNK = 2 ** 17;

/** A file of the disk. Throws a Refusal for anything else. */
export function fileBytes(path: string): Bytes {
  const { file, stats } = openFile(path);
  return {
    size: stats.size,
    read: async (position, length) => readAt(file, position, length),
    close: async () => closeSync(file),
  };
}

/** The whole of a file of at most `limit` bytes. Throws a Refusal where it changes meanwhile. */
export function wholeFile(path: string | Buffer, limit: number): Buffer {
  const { file, stats } = openFile(path);
  try {
    if (stats.nlink > 1) throw new Refusal(words.hardLink());
    if (stats.size > limit) throw new Refusal(words.tooLarge(limit));
    // One byte more than there should be shows a file that grows.
    const bytes = readAt(file, 0, stats.size + 1);
    if (bytes.length !== stats.size || !same(stats, fstatSync(file))) throw new Refusal(words.changed());
    return bytes;
  } catch (error) {
    return refuseErrno(error);
  } finally {
    closeSync(file);
  }
}

/**
 * Never waits for a pipe's other end, never follows a link. Small reads of a disk are done before a thread of the pool
 * would have been asked: a class has tens of thousands.
 */
function openFile(path: string | Buffer): { file: number; stats: Stats } {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  let file: number;
  try {
    file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  } catch (error) {
    return refuseErrno(error);
  }
  const stats = fstatSync(file);
  if (stats.isFile()) return { file, stats };
  closeSync(file);
  throw new Refusal(words.noFile());
}

function same(a: Stats, b: Stats): boolean {
  return a.size === b.size && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs;
}

function readAt(file: number, position: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const count = readSync(file, buffer, filled, length - filled, position + filled);
    if (count === 0) break;
    filled += count;
  }
  return buffer.subarray(0, filled);
}

/** What the operating system refuses is the submission's matter; anything else goes on as it is. */
export function refuseErrno(error: unknown): never {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === "ELOOP" || code === "EMLINK") throw new Refusal(words.link());
  if (code !== undefined && syscall !== undefined) throw new Refusal(words.unreadable(code));
  throw error;
}
