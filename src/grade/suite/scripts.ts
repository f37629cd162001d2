import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compileFunction } from "node:vm";
import { build, type BuildOptions } from "esbuild";

/** What a module of the course imports that is not in its script. */
export type Require = (name: string) => unknown;

/** A part of the course with all that it imports but packages, as CommonJS. */
export async function scriptOf(root: string, part: Pick<BuildOptions, "entryPoints" | "stdin">): Promise<string> {
  const { outputFiles } = await build({
    ...part,
    absWorkingDir: root,
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node20",
    packages: "external",
    conditions: ["solution"],
    define: { "import.meta.url": "__url" },
  });
  return outputFiles[0]!.text;
}

/** What a script exports; it is run once. `name`: the file that it stands for in stack traces. */
export function exportsOf<T extends object>(root: string, name: string, code: string, require: Require): T {
  const module = { exports: {} as T };
  const script = compileFunction(code, ["require", "module", "exports", "__url"], { filename: join(root, name) });
  script(require, module, module.exports, pathToFileURL(`${root}/`).href);
  return module.exports;
}
