import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { vitest } from "../../run/runner.ts";
import { exportsOf, scriptOf, type Require } from "./scripts.ts";

/** The modules of the kit by the names under which they are imported, each run when it is first asked for. */
type Kit = Record<string, () => unknown>;

/**
 * What test files import, for as long as a process lives: a module of the kit is run once and not for every submission.
 * No module of the kit remembers anything of a test.
 */
export async function loadKit(root: string): Promise<Require> {
  const fromRoot = createRequire(join(root, "task.cjs"));
  const require: Require = (name) => {
    if (name === "vitest") return vitest;
    const module = kit[name];
    return module ? module() : fromRoot(name);
  };
  const kit = exportsOf<Kit>(root, "kit.cjs", await scriptOf(root, kitOf(root)), require);
  return require;
}

function kitOf(root: string) {
  const names = readdirSync(join(root, "kit")).filter((name) => /^[\w-]+\.ts$/.test(name));
  const entries = names.map((name) => `"#kit/${name.slice(0, -".ts".length)}": () => require("./kit/${name}")`);
  return { stdin: { contents: `module.exports = { ${entries.join(", ")} };`, resolveDir: root } };
}
