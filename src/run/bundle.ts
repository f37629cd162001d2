import { readFile } from "node:fs/promises";
import { isAbsolute, join, relative } from "node:path";
import { build, context, type BuildFailure, type BuildOptions, type BuildResult, type Plugin } from "esbuild";
import { faultOf } from "../course/fixture.ts";
import { mirrors, type Tree } from "../course/mirrors.ts";
import type { Place } from "./verdict.ts";

/** One task's test with the lesson, the kit and the fixtures in one script, ready to run. */
export interface Bundle {
  code: string;
  /** Source map, for places in the learner's file. */
  map: string;
}

/** The sources do not compile: the first message, and where. */
export class CompileError extends Error {
  override name = "CompileError";
  readonly at?: Place;

  constructor(message: string, at?: Place) {
    super(message);
    this.at = at;
  }
}

/**
 * Bundles the test of a task with the lesson of one tree.
 * `replaced` gives other text for some files (by absolute path): that is how a mutant is run.
 * Throws CompileError.
 */
export function bundle(
  root: string,
  id: string,
  tree: Tree,
  replaced: ReadonlyMap<string, string> = new Map(),
): Promise<Bundle> {
  return bundled(root, build(options(root, id, tree, replaced)));
}

/** Bundles one task again and again, each time reading only what changed. `dispose` when it is no longer needed. */
export interface Bundler {
  bundle(): Promise<Bundle>;
  dispose(): Promise<void>;
}

export async function makeBundler(root: string, id: string, tree: Tree): Promise<Bundler> {
  const { rebuild, dispose } = await context(options(root, id, tree, new Map()));
  return { bundle: () => bundled(root, rebuild()), dispose };
}

function options(root: string, id: string, tree: Tree, replaced: ReadonlyMap<string, string>) {
  return {
    absWorkingDir: root,
    entryPoints: [mirrors(root, id).test],
    outfile: join(root, "task.cjs"),
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node20",
    conditions: tree === "solutions" ? ["solution"] : [],
    define: { "import.meta.url": "__url" },
    sourcemap: "external",
    logLevel: "silent",
    plugins: [
      packagesStayOutside,
      callsAreRecorded(root),
      fixturesAreSound(root),
      ...(replaced.size > 0 ? [textIsReplaced(replaced)] : []),
    ],
  } satisfies BuildOptions;
}

async function bundled(root: string, building: Promise<BuildResult<ReturnType<typeof options>>>): Promise<Bundle> {
  try {
    const result = await building;
    const text = (end: string) => result.outputFiles.find(({ path }) => path.endsWith(end))!.text;
    return { code: text(".cjs"), map: text(".map") };
  } catch (error) {
    const [first] = (error as BuildFailure).errors ?? [];
    if (!first) throw error;
    const { file, line, column, lineText } = first.location ?? {};
    throw new CompileError(first.text, file ? { file, line: line!, column: column! + 1, text: lineText } : undefined);
  }
}

/** What npm installed is required when the script runs; a warm process has it loaded already. */
const packagesStayOutside: Plugin = {
  name: "packages-stay-outside",
  setup(build) {
    build.onResolve({ filter: /^[^.#/]/ }, ({ path, kind }) =>
      kind === "entry-point" || isAbsolute(path) ? undefined : { path, external: true },
    );
  },
};

/** A test's `#lesson/x` goes through `__record`, which remembers the last call: the input that shows a mistake. */
function callsAreRecorded(root: string): Plugin {
  const tests = join(root, "tests");
  return {
    name: "calls-are-recorded",
    setup(build) {
      build.onResolve({ filter: /^#lesson\// }, async ({ path, importer, kind, resolveDir, pluginData }) => {
        if (pluginData === "plain" || !importer.startsWith(tests)) return undefined;
        const lesson = await build.resolve(path, { kind, importer, resolveDir, pluginData: "plain" });
        return lesson.errors.length > 0 ? lesson : { path: lesson.path, namespace: "recorded" };
      });
      build.onLoad({ filter: /.*/, namespace: "recorded" }, ({ path }) => ({
        contents: `module.exports = __record(require(${JSON.stringify(path)}));`,
        resolveDir: root,
      }));
    },
  };
}

function fixturesAreSound(root: string): Plugin {
  const fixtures = join(root, "fixtures");
  // A fixture is judged once, not at every save of a lesson.
  const sound = new Set<string>();
  return {
    name: "fixtures-are-sound",
    setup(build) {
      build.onLoad({ filter: /\.json$/ }, async ({ path }) => {
        if (!path.startsWith(fixtures)) return undefined;
        const contents = await readFile(path, "utf8");
        const fault = sound.has(contents) ? undefined : faultOf(contents);
        if (!fault) sound.add(contents);
        return fault ? { errors: [{ text: `${relative(root, path)}: ${fault}` }] } : { contents, loader: "json" };
      });
    },
  };
}

function textIsReplaced(replaced: ReadonlyMap<string, string>): Plugin {
  return {
    name: "text-is-replaced",
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const contents = replaced.get(path);
        return contents === undefined ? undefined : { contents, loader: "ts" };
      });
    },
  };
}
