import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";

/**
 * The path of `child.ts` as one JavaScript file, so that a child starts without a compiler.
 * Kept under `node_modules/.cache`, named by its content; written beside and renamed, so that two processes agree.
 */
export function childProgram(root: string): string {
  const result = buildSync({
    absWorkingDir: root,
    entryPoints: [join(root, "src/run/child.ts")],
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
  });
  const { text } = result.outputFiles[0]!;
  const folder = join(root, "node_modules/.cache/tamrin");
  const path = join(folder, `child-${createHash("sha256").update(text).digest("hex").slice(0, 16)}.mjs`);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    const beside = `${path}.${process.pid}.tmp`;
    writeFileSync(beside, text);
    renameSync(beside, path);
  }
  return path;
}
