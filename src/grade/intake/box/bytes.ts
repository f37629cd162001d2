import { constants, type Stats } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
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

/** A file of the disk as it is now. Throws a Refusal for anything else, and never waits for a pipe's other end. */
export async function openFile(path: string | Buffer): Promise<FileHandle> {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch(refuseErrno);
  if ((await file.stat()).isFile()) return file;
  await file.close();
  throw new Refusal(words.noFile());
}

export async function fileBytes(path: string): Promise<Bytes> {
  const file = await openFile(path);
  const before = await file.stat();
  return {
    size: before.size,
    read: (position, length) => readAt(file, position, length),
    close: () => file.close(),
  };
}

/** The whole of a file of at most `limit` bytes. Throws a Refusal where it changes meanwhile. */
export async function wholeFile(path: string | Buffer, limit: number): Promise<Buffer> {
  const file = await openFile(path);
  try {
    const before = await file.stat();
    if (before.nlink > 1) throw new Refusal(words.hardLink());
    if (before.size > limit) throw new Refusal(words.tooLarge(limit));
    // One byte more than there should be shows a file that grows.
    const bytes = await readAt(file, 0, before.size + 1);
    if (bytes.length !== before.size || !same(before, await file.stat())) throw new Refusal(words.changed());
    return bytes;
  } catch (error) {
    return refuseErrno(error);
  } finally {
    await file.close();
  }
}

function same(a: Stats, b: Stats): boolean {
  return a.size === b.size && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
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
