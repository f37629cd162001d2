import { chmod, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { writeWhole } from "../outputs/files.ts";
import type { Item } from "./item.ts";

/** Forms in which a grader goes elsewhere. */
export const KINDS = ["gradescope", "prairielearn", "autolab", "workflow", "docker"] as const;
export type Kind = (typeof KINDS)[number];

/**
 * Writes a delivery to its place: one item without a path as the file `out`, others below the folder `out`. Resolves to the
 * size in bytes.
 */
export async function writeDelivery(out: string, items: Item[]): Promise<number> {
  const [first] = items;
  if (first?.path === "") {
    await writeWhole(out, first.content);
    return first.content.length;
  }
  for (const { path, content, executable } of items) {
    const file = join(out, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    if (executable) await chmod(file, 0o755);
  }
  return items.reduce((sum, { content }) => sum + content.length, 0);
}
