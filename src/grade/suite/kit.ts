import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compileFunction } from "node:vm";
import { build } from "esbuild";
import { vitest } from "../../run/runner.ts";

/** What a test file imports: the kit, vitest's functions, packages. */
export type Require = (name: string) => unknown;

/**
 * What test files import, for as long as a process lives: a module of the kit is run once and not for every submission.
 * No module of the kit remembers anything of a test.
 */
export async function loadKit(root: string): Promise<Require> {
  const fromRoot = createRequire(join(root, "task.cjs"));
  const require: Require = (name) => {
    if (name === "vitest") return vitest;
    const module = modules[name];
    return module ? module() : fromRoot(name);
  };
  const modules = run(await bundled(root), require, root);
  return require;
}

/** All modules of the kit in one script, by the names under which they are imported. */
async function bundled(root: string): Promise<string> {
  const names = readdirSync(join(root, "kit")).filter((name) => /^[\w-]+\.ts$/.test(name));
  const entries = names.map((name) => `"#kit/${name.slice(0, -".ts".length)}": () => require("./kit/${name}")`);
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: { contents: `module.exports = { ${entries.join(", ")} };`, resolveDir: root },
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

function run(code: string, require: Require, root: string): Record<string, () => unknown> {
  const module = { exports: {} };
  const script = compileFunction(code, ["require", "module", "__url"], { filename: join(root, "kit.cjs") });
  script(require, module, pathToFileURL(`${root}/`).href);
  return module.exports;
}
