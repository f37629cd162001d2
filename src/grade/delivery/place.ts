import { readdir, stat } from "node:fs/promises";
import { Problem } from "../../text/problem.ts";
import type { Kind } from "./deliver.ts";
import { inTheWay, notEmpty } from "./words.ts";

/** Kinds that are one file, and how its name has to end for their systems; the others are folders. */
const ENDINGS: Partial<Record<Kind, string>> = { gradescope: ".zip" };

/**
 * Where a delivery goes that is to go to `asked`: a file gets the ending of its kind. Throws a Problem where a folder is
 * in its place, or for a folder a file or one that is not empty.
 */
export async function placeFor(kind: Kind, asked: string): Promise<string> {
  const ending = ENDINGS[kind];
  if (ending === undefined) {
    await checkFolder(asked);
    return asked;
  }
  const out = asked.toLowerCase().endsWith(ending) ? asked : `${asked}${ending}`;
  for (const path of [asked, out])
    if (await isFolder(path)) throw new Problem(inTheWay.folder(path, ending), { out: path });
  return out;
}

async function checkFolder(out: string): Promise<void> {
  const there = await readdir(out).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    if (error.code === "ENOTDIR") throw new Problem(inTheWay.file(out), { out });
    throw error;
  });
  if (there.length > 0) throw new Problem(notEmpty(out), { out });
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
