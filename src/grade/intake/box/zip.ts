import { crc32, inflateRawSync } from "node:zlib";
import yauzl from "yauzl";
import type { Bounds } from "../limits.ts";
import { Refusal } from "../refusal.ts";
import { words } from "../words.ts";
import type { Box, Entry, Kind } from "./box.ts";
import type { Bytes } from "./bytes.ts";
import { utf8 } from "./names.ts";
import { checkRatio } from "./ratio.ts";
import { Tree } from "./tree.ts";

/** A zip archive. Its directory is read at once, a file only when it is asked for. */
export class Zip implements Box {
  readonly serial = false;
  private readonly bytes: Bytes;
  private readonly zip: yauzl.ZipFile;
  private readonly tree = new Tree();
  private readonly entries = new Map<string, yauzl.Entry>();

  private constructor(bytes: Bytes, zip: yauzl.ZipFile) {
    this.bytes = bytes;
    this.zip = zip;
  }

  /** Throws a Refusal for what is no whole zip. */
  static async open(bytes: Bytes, bounds: Bounds): Promise<Zip> {
    // Sizes are checked on what comes out, for that file alone.
    const options = { lazyEntries: true, decodeStrings: false, autoClose: false, validateEntrySizes: false };
    const zip = await yauzl.fromRandomAccessReaderPromise(new Reader(bytes), bytes.size, options).catch(refuse);
    const box = new Zip(bytes, zip);
    await box.list(bounds).catch(refuse);
    return box;
  }

  private async list({ entries }: Bounds): Promise<void> {
    let seen = 0;
    for await (const entry of this.zip.eachEntry()) {
      if (++seen > entries) throw new Refusal(words.tooManyEntries(entries));
      const name = nameIn(entry);
      const path = this.tree.add(name, kindOf(entry, name));
      if (path !== undefined && !this.entries.has(path)) this.entries.set(path, entry);
    }
  }

  async children(folder: string): Promise<Entry[]> {
    return this.tree.children(folder);
  }

  async prepare(): Promise<void> {}

  async read(path: string, limit: number): Promise<Buffer> {
    const entry = this.entries.get(path);
    if (!entry) throw new Refusal(words.changed());
    if (entry.isEncrypted()) throw new Refusal(words.encrypted());
    if (!entry.canDecodeFileData()) throw new Refusal(words.method(entry.compressionMethod));
    // What is larger packed than it may be unpacked need not be looked at.
    if (entry.compressedSize > limit + 2 ** 16) throw new Refusal(words.tooLarge(limit));
    const { fileDataStart } = await this.zip.readLocalFileHeaderPromise(entry, { minimal: true }).catch(refuse);
    const packed = await this.bytes.read(fileDataStart, entry.compressedSize);
    const bytes = entry.isCompressed() ? unpack(packed, limit) : packed;
    if (bytes.length > limit) throw new Refusal(words.tooLarge(limit));
    if (bytes.length !== entry.uncompressedSize || crc32(bytes) !== entry.crc32) throw new Refusal(words.damaged());
    return bytes;
  }

  async close(): Promise<void> {
    this.zip.close();
    await this.bytes.close();
  }
}

/** At most `limit` bytes, 16 MiB, which take some hundredths of a second: less than a thread for every lesson. */
function unpack(packed: Buffer, limit: number): Buffer {
  let bytes: Buffer;
  try {
    bytes = inflateRawSync(packed, { maxOutputLength: limit });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Refusal(code === "ERR_BUFFER_TOO_LARGE" ? words.tooLarge(limit) : words.damaged());
  }
  checkRatio(bytes.length, packed.length);
  return bytes;
}

/** UTF-8 where the bytes are that, as many tools write it without saying so; else what yauzl makes of them (cp437). */
function nameIn(entry: yauzl.Entry): string {
  const raw = entry.fileNameRaw;
  const named = entry.extraFields.some(({ id }) => id === 0x7075) ? undefined : utf8(raw);
  const name = named ?? yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false);
  // Windows' own tools have written `\` where `/` belongs.
  return name.replaceAll("\\", "/");
}

function kindOf(entry: yauzl.Entry, name: string): Kind {
  if (name.endsWith("/")) return "folder";
  // Made on Unix: the file's mode is in the upper half.
  const type = entry.versionMadeBy >> 8 === 3 ? (entry.externalFileAttributes >>> 16) & 0o170000 : 0;
  if (type === 0 || type === 0o100000) return "file";
  if (type === 0o040000) return "folder";
  return type === 0o120000 ? "link" : "other";
}

function refuse(error: Error): never {
  if (error instanceof Refusal) throw error;
  throw new Refusal(/encryption/.test(error.message) ? words.encrypted() : words.damaged());
}

/** Bytes for yauzl. A place that no file can have is an error that it is told; its own reader would end the process. */
class Reader extends yauzl.RandomAccessReader {
  private readonly bytes: Bytes;

  constructor(bytes: Bytes) {
    super();
    this.bytes = bytes;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null, count?: number) => void,
  ): void {
    this.bytes.read(position, length).then(
      (read) => done(null, read.copy(buffer, offset)),
      (error: Error) => done(error),
    );
  }
}
