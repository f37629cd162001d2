import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";

const { O_APPEND, O_CREAT, O_RDWR } = constants;

/** Bytes that are read at once when the file is opened. */
const CHUNK = 1 << 20;

const [SPACE, NEWLINE] = [0x20, 0x0a];

/** Where a value stands in the file. */
interface Place {
  at: number;
  length: number;
}

/**
 * Values by key in a file that only grows: `KEY JSON` on each line. What was put is there whenever the process may be
 * killed; a line that was not finished is dropped when the file is opened again. Values are read when they are asked
 * for, so that a large class needs little memory.
 */
export class Store {
  private readonly file: number;
  private readonly places = new Map<string, Place>();
  private size = 0;

  /** Throws what the file system refuses. */
  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.file = openSync(path, O_RDWR | O_CREAT | O_APPEND, 0o600);
    this.index();
  }

  has(key: string): boolean {
    return this.places.has(key);
  }

  get(key: string): unknown {
    const place = this.places.get(key);
    if (!place) return undefined;
    const bytes = Buffer.alloc(place.length);
    readSync(this.file, bytes, 0, place.length, place.at);
    return JSON.parse(bytes.toString("utf8"));
  }

  /** Replaces what was there under the key. Throws what the file system refuses; nothing of the value remains then. */
  put(key: string, value: unknown): void {
    const line = Buffer.from(`${key} ${JSON.stringify(value)}\n`);
    try {
      for (let at = 0; at < line.length;) at += writeSync(this.file, line, at);
    } catch (error) {
      ftruncateSync(this.file, this.size);
      throw error;
    }
    this.note(key, this.size + key.length + 1, this.size + line.length - 1);
    this.size += line.length;
  }

  close(): void {
    fsyncSync(this.file);
    closeSync(this.file);
  }

  private note(key: string, at: number, end: number): void {
    this.places.set(key, { at, length: end - at });
  }

  /** Finds every line, and cuts off one that has no end. */
  private index(): void {
    const { size } = fstatSync(this.file);
    const chunk = Buffer.alloc(CHUNK);
    let [begun, text] = [0, Buffer.alloc(0)];
    for (let at = 0; at < size;) {
      const read = readSync(this.file, chunk, 0, CHUNK, at);
      text = Buffer.concat([text, chunk.subarray(0, read)]);
      at += read;
      for (let end = text.indexOf(NEWLINE); end >= 0; end = text.indexOf(NEWLINE)) {
        const space = text.indexOf(SPACE);
        this.note(text.toString("utf8", 0, space), begun + space + 1, begun + end);
        [begun, text] = [begun + end + 1, text.subarray(end + 1)];
      }
    }
    this.size = begun;
    if (begun < size) ftruncateSync(this.file, begun);
  }
}
