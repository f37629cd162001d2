import { existsSync, readFileSync } from "node:fs";
import { lstat, rm, rmdir } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import { PRIVATE, writeWhole } from "./files.ts";

/** What every file was made of the last time: one that would be the same again is not made again. */
export class Stamps {
  private readonly folder: string;
  private readonly last: Record<string, string>;
  private readonly now: Record<string, string> = {};

  constructor(folder: string) {
    this.folder = resolve(folder);
    this.last = read(join(folder, FILE));
  }

  /** Removes what was made the last time and is not among `paths`, with the folders that this empties; nothing else. */
  async removeOthers(paths: string[]): Promise<void> {
    const wanted = new Set(paths);
    for (const path of Object.keys(this.last).filter((path) => !wanted.has(path))) {
      const file = resolve(this.folder, path);
      if (!file.startsWith(this.folder + sep) || !(await isFile(file))) continue;
      await rm(file);
      await this.removeEmpty(dirname(file));
    }
  }

  /** Makes a file, unless it is there and was made of the same. `of`: a digest of all that decides on it. */
  async make(path: string, of: string, content: () => string | Iterable<string>): Promise<void> {
    const file = join(this.folder, path);
    if (this.last[path] !== of || !existsSync(file)) await writeWhole(file, content());
    this.now[path] = of;
  }

  async keep(): Promise<void> {
    await writeWhole(join(this.folder, FILE), JSON.stringify(this.now), PRIVATE);
  }

  private async removeEmpty(folder: string): Promise<void> {
    if (folder === this.folder) return;
    try {
      await rmdir(folder);
    } catch {
      return; // It holds something else, which is not ours to remove.
    }
    await this.removeEmpty(dirname(folder));
  }
}

const FILE = "stamps";

function read(file: string): Record<string, string> {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, string>) : {};
}

async function isFile(path: string): Promise<boolean> {
  return lstat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
