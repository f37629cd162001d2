import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "./files.ts";

/** What every file was made of the last time: one that would be the same again is not made again. */
export class Stamps {
  private readonly folder: string;
  private readonly last: Record<string, string>;
  private readonly now: Record<string, string> = {};

  constructor(folder: string) {
    this.folder = folder;
    this.last = read(join(folder, FILE));
  }

  /** Makes a file, unless it is there and was made of the same. `of`: a digest of all that decides on it. */
  async make(path: string, of: string, content: () => string | Iterable<string>): Promise<void> {
    const file = join(this.folder, path);
    if (this.last[path] !== of || !existsSync(file)) await writeWhole(file, content());
    this.now[path] = of;
  }

  async keep(): Promise<void> {
    await writeWhole(join(this.folder, FILE), JSON.stringify(this.now));
  }
}

const FILE = "stamps";

function read(file: string): Record<string, string> {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, string>) : {};
}
