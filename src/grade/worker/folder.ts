import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Those of processes that have not ended yet. */
const lent = new Set<string>();

/** A folder for a process that this one starts; it goes with either of them. */
export function lendFolder(): string {
  if (lent.size === 0) process.on("exit", takeAll);
  const folder = mkdtempSync(join(tmpdir(), "tamrin-grade-"));
  lent.add(folder);
  return folder;
}

/** The process has ended. */
export function takeBack(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  lent.delete(folder);
  if (lent.size === 0) process.off("exit", takeAll);
}

function takeAll(): void {
  for (const folder of lent) takeBack(folder);
}
