import { accessSync, constants, mkdirSync, statfsSync } from "node:fs";
import { Problem } from "../../text/problem.ts";
import * as words from "./words.ts";

/** Makes the folder and makes sure that `bytes` fit in it. Throws a Problem with the next step. */
export function claimSpace(folder: string, bytes: number): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new Problem(
      (error as NodeJS.ErrnoException).code === "ENOSPC" ? words.diskFull() : words.cacheNotWritable(folder),
    );
  }
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free < bytes) throw new Problem(words.notEnoughSpace(folder, gigabytes(bytes), gigabytes(free)));
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
