import { createGunzip } from "node:zlib";
import { extract, type Extract, type Header } from "tar-stream";
import type { Bounds } from "../limits.ts";
import { Refusal } from "../refusal.ts";
import { words } from "../words.ts";
import type { Box, Entry, Kind } from "./box.ts";
import { streamOf, type Bytes } from "./bytes.ts";
import { nameOf } from "./names.ts";
import { checkRatio } from "./ratio.ts";
import { Tree } from "./tree.ts";

/** A tar, packed by gzip or not. It is read from front to back: once for its names, once for each `prepare`. */
export class Tar implements Box {
  readonly serial = true;
  private readonly bytes: Bytes;
  private readonly bounds: Bounds;
  private readonly tree = new Tree();
  private readonly sizes = new Map<string, number>();
  private readonly held = new Map<string, Buffer>();

  private constructor(bytes: Bytes, bounds: Bounds) {
    this.bytes = bytes;
    this.bounds = bounds;
  }

  /** Throws a Refusal for what is no whole tar. */
  static async open(bytes: Bytes, bounds: Bounds): Promise<Tar> {
    const box = new Tar(bytes, bounds);
    let seen = 0;
    await box.pass(async (name, { type, size = 0 }) => {
      if (++seen > bounds.entries) throw new Refusal(words.tooManyEntries(bounds.entries));
      const path = box.tree.add(name, kindOf(type, name));
      if (path !== undefined && !box.sizes.has(path)) box.sizes.set(path, size);
    });
    return box;
  }

  async children(folder: string): Promise<Entry[]> {
    return this.tree.children(folder);
  }

  async prepare(paths: readonly string[], limit: number): Promise<void> {
    const wanted = new Set(paths.filter((path) => !this.held.has(path) && (this.sizes.get(path) ?? 0) <= limit));
    if (wanted.size === 0) return;
    const scratch = new Tree();
    await this.pass(async (name, { type }, entry) => {
      const path = scratch.add(name, kindOf(type, name));
      if (path === undefined || !wanted.delete(path)) return;
      const chunks: Buffer[] = [];
      for await (const chunk of entry) chunks.push(chunk as Buffer);
      this.held.set(path, Buffer.concat(chunks));
    });
  }

  async read(path: string, limit: number): Promise<Buffer> {
    if ((this.sizes.get(path) ?? 0) > limit) throw new Refusal(words.tooLarge(limit));
    const bytes = this.held.get(path);
    if (!bytes) throw new Refusal(words.changed());
    this.held.delete(path);
    return bytes;
  }

  async close(): Promise<void> {
    this.held.clear();
    await this.bytes.close();
  }

  /** Goes once through the archive. Throws a Refusal for what is no whole tar, and where it is too large. */
  private async pass(
    visit: (name: string, header: Header, entry: AsyncIterable<unknown>) => Promise<void>,
  ): Promise<void> {
    const tar = extract(AS_BYTES);
    const fed = this.feed(tar);
    // What ends the feeding ends the tar as well, and is met there first.
    fed.catch(() => {});
    try {
      for await (const entry of tar) {
        const { header } = entry;
        const pax = (header.pax as { path?: string } | null)?.path;
        await visit(pax ?? nameOf(Buffer.from(header.name, "latin1")), header, entry);
        entry.resume();
      }
      await fed;
    } catch (error) {
      throw error instanceof Refusal ? error : new Refusal(words.damaged());
    } finally {
      tar.destroy();
      await fed.catch(() => {});
    }
  }

  private async feed(tar: Extract): Promise<void> {
    const source = streamOf(this.bytes);
    const packed = (await this.bytes.read(0, 2)).equals(GZIP);
    const gunzip = createGunzip();
    const chunks = packed ? source.pipe(gunzip) : source;
    source.once("error", (error) => gunzip.destroy(error));
    try {
      let inflated = 0;
      for await (const chunk of chunks) {
        inflated += (chunk as Buffer).length;
        if (packed) checkRatio(inflated, this.bytes.size);
        if (inflated > this.bounds.inflated) throw new Refusal(words.inflatesTooFar(this.bounds.inflated));
        if (tar.destroyed) return;
        if (!tar.write(chunk)) await drained(tar);
      }
      tar.end(null);
    } catch (error) {
      tar.destroy(error as Error);
      throw error;
    } finally {
      source.destroy();
      gunzip.destroy();
    }
  }
}

/** Latin-1 keeps the bytes of a name; a pax header holds UTF-8 and is decoded already. */
const AS_BYTES: object = { filenameEncoding: "latin1", allowUnknownFormat: true };

const GZIP = Buffer.from([0x1f, 0x8b]);

function drained(tar: Extract): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      tar.off("drain", done).off("close", done);
      resolve();
    };
    tar.on("drain", done).on("close", done);
  });
}

function kindOf(type: Header["type"], name: string): Kind {
  if (type === "directory") return "folder";
  if (type === "file" || type === "contiguous-file") return name.endsWith("/") ? "folder" : "file";
  return type === "link" || type === "symlink" ? "link" : "other";
}
