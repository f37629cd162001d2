import { readdirSync, type Dirent } from "node:fs";
import { byName, type Box, type Entry, type Kind } from "./box.ts";
import { refuseErrno, wholeFile } from "./bytes.ts";
import { nameOf } from "./names.ts";

/** A folder of the disk. Links below it are told of and never followed. */
export class Disk implements Box {
  readonly serial = false;
  /** Names as the disk has them: not all are UTF-8. */
  private readonly raw: Map<string, Buffer>;

  constructor(folder: string) {
    this.raw = new Map([["", Buffer.from(folder)]]);
  }

  async children(folder: string): Promise<Entry[]> {
    const above = this.raw.get(folder)!;
    const entries = listed(above).map((entry): Entry => {
      const name = nameOf(entry.name);
      const path = folder === "" ? name : `${folder}/${name}`;
      this.raw.set(path, Buffer.concat([above, Buffer.from("/"), entry.name]));
      return { name, path, kind: kindOf(entry) };
    });
    return entries.toSorted(byName);
  }

  async prepare(): Promise<void> {}

  async read(path: string, limit: number): Promise<Buffer> {
    return wholeFile(this.raw.get(path)!, limit);
  }

  async close(): Promise<void> {}
}

/** Done before a thread of the pool would have been asked, as small reads are; see `openFile`. */
function listed(folder: Buffer): Dirent<Buffer>[] {
  try {
    return readdirSync(folder, { withFileTypes: true, encoding: "buffer" });
  } catch (error) {
    return refuseErrno(error);
  }
}

interface Typed {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function kindOf(entry: Typed): Kind {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  return entry.isSymbolicLink() ? "link" : "other";
}
