import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync, type BuildOptions } from "esbuild";

/** The two files that a child process starts from, as JavaScript, so that it starts without a compiler. */
export interface ChildProgram {
  /** `child.ts`. */
  main: string;
  /** `rehearsal.ts`, in the form of a task's script. */
  rehearsal: string;
}

export function childProgram(root: string): ChildProgram {
  const known = programs.get(root);
  if (known) return known;
  const program = {
    main: built(root, "child", { format: "esm", outExtension: { ".js": ".mjs" } }),
    rehearsal: built(root, "rehearsal", { format: "cjs", outExtension: { ".js": ".cjs" } }),
  };
  programs.set(root, program);
  return program;
}

/** Built once in the life of a process. */
const programs = new Map<string, ChildProgram>();

/** Kept under `node_modules/.cache`, named by its content; written beside and renamed, so that two processes agree. */
function built(root: string, name: string, options: BuildOptions): string {
  const result = buildSync({
    ...options,
    absWorkingDir: root,
    entryPoints: [join(root, `src/run/${name}.ts`)],
    outdir: root,
    bundle: true,
    write: false,
    platform: "node",
    target: "node20",
    packages: "external",
  });
  const { text, path: file } = result.outputFiles[0]!;
  const folder = join(root, "node_modules/.cache/tamrin");
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
  const path = join(folder, `${name}-${hash}${file.slice(file.lastIndexOf("."))}`);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    const beside = `${path}.${process.pid}.tmp`;
    writeFileSync(beside, text);
    renameSync(beside, path);
  }
  return path;
}
