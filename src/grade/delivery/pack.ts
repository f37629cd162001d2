import { zipSync, type Zippable } from "fflate";
import { pack } from "tar-stream";
import type { Item } from "./item.ts";

const [FILE, PROGRAM] = [0o644, 0o755];
const modeOf = ({ executable }: Item) => (executable ? PROGRAM : FILE);

const UNIX = 3;
const REGULAR = 0o100000;

/** A zip with the rights of its files; the same items give the same bytes. */
export function zipOf(items: Item[]): Buffer {
  // The first day that a zip knows, by the clock of this zone: that is how a zip tells times.
  const mtime = new Date(1980, 0, 1);
  const files: Zippable = {};
  for (const item of items) {
    const attrs = ((REGULAR | modeOf(item)) << 16) >>> 0;
    files[item.path] = [item.content, { mtime, os: UNIX, attrs, level: 9 }];
  }
  return Buffer.from(zipSync(files));
}

/** A tar, likewise. */
export async function tarOf(items: Item[]): Promise<Buffer> {
  const tar = pack();
  for (const item of items)
    tar.entry({ name: item.path, mode: modeOf(item), mtime: new Date(0), uid: 0, gid: 0 }, item.content);
  tar.finalize();
  const parts: Buffer[] = [];
  for await (const part of tar) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
