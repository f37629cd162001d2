import { chmod, mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Problem } from "../../text/problem.ts";
import { writeWhole } from "../outputs/files.ts";
import type { Item } from "./item.ts";
import { notEmpty } from "./words.ts";

/** Forms in which a grader goes elsewhere. */
export const KINDS = ["gradescope", "prairielearn", "autolab", "workflow", "docker"] as const;
export type Kind = (typeof KINDS)[number];

/**
 * Writes a delivery: one item without a path as the file `out`, others below the folder `out`, which may hold nothing yet.
 * Resolves to the size in bytes.
 */
export async function writeDelivery(out: string, items: Item[]): Promise<number> {
  const [first] = items;
  if (first?.path === "") {
    await writeWhole(out, first.content);
    return first.content.length;
  }
  const there = await readdir(out).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  if (there.length > 0) throw new Problem(notEmpty(out), { out });
  for (const { path, content, executable } of items) {
    const file = join(out, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    if (executable) await chmod(file, 0o755);
  }
  return items.reduce((sum, { content }) => sum + content.length, 0);
}
