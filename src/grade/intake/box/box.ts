import type { Text } from "../../../text/lang.ts";

/** `link`: symbolic or hard. `other`: devices, pipes, sockets. `hostile`: its name leads out of where it lies. */
export type Kind = "file" | "folder" | "link" | "other" | "hostile";

/** One name in a box. */
export interface Entry {
  name: string;
  /** Names from the top of the box, joined by `/`. */
  path: string;
  kind: Kind;
  /** Why its name is refused. */
  fault?: Text;
  /** Another entry has the same path. */
  twice?: true;
}

/** Something that holds files: a folder of the disk, a zip, a tar. Paths start at its top, which is "". */
export interface Box {
  /** It is read from front to back: what is wanted of it is best prepared all at once. */
  readonly serial: boolean;
  /** What lies directly in a folder, in the order of code units. Throws a Refusal where the folder cannot be read. */
  children(folder: string): Promise<Entry[]>;
  /** Has to come before `read`: what reads from front to back keeps these files, at most `limit` bytes of each. */
  prepare(paths: readonly string[], limit: number): Promise<void>;
  /** The bytes of a file, once. Throws a Refusal for anything but a whole file of at most `limit` bytes. */
  read(path: string, limit: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** A name beside its fellows: the same order on every machine. */
export function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
