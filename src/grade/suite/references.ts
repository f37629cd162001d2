import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { compileFunction } from "node:vm";
import { build } from "esbuild";
import { mirrors } from "../../course/mirrors.ts";
import type { Lesson } from "../session/session.ts";

/** The course's own solutions: they tell what a lesson exports, and prove the tests. */
export class References {
  private readonly root: string;
  private readonly lessons = new Map<string, Lesson>();

  constructor(root: string) {
    this.root = root;
  }

  /** Runs the script that `referenceCode` gave, once. */
  add(id: string, code: string): void {
    if (!this.lessons.has(id)) this.lessons.set(id, exportsOf(this.root, code));
  }

  get(id: string): Lesson {
    return this.lessons.get(id)!;
  }
}

/** A solution with all that it imports, as CommonJS. */
export async function referenceCode(root: string, id: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [mirrors(root, id).solutions],
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

function exportsOf(root: string, code: string): Lesson {
  const module = { exports: {} as Lesson };
  const script = compileFunction(code, ["require", "module", "exports", "__url"]);
  const url = pathToFileURL(`${root}/`).href;
  script(createRequire(url), module, module.exports, url);
  return module.exports;
}
