import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A copy of the project whose files may be edited, with the same packages. `remove` takes it away. */
export function makeWorkspace(root: string): { root: string; remove(): void } {
  const copy = mkdtempSync(join(tmpdir(), "tamrin-"));
  const skipped = new Set(["node_modules", ".git", "coverage", "runs", ".tamrin", "progress.yaml"]);
  cpSync(root, copy, {
    recursive: true,
    filter: (path) => !skipped.has(path.slice(root.length + 1).split("/")[0]!),
  });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "dir");
  return { root: copy, remove: () => rmSync(copy, { recursive: true, force: true }) };
}
