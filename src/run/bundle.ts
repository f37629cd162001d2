import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { build, context, type BuildFailure, type BuildOptions, type BuildResult, type Plugin } from "esbuild";
import { faultOf } from "../course/fixture.ts";
import { mirrors, type Tree } from "../course/mirrors.ts";
import type { Place } from "./verdict.ts";

/** One task's test with the lesson, the kit and the fixtures in one script, ready to run. */
export interface Bundle {
  code: string;
  /** The source map, for places in the learner's file. Made when it is asked for: most runs need none. */
  map(): Promise<string>;
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

/** Which of a task's test files: the learner's, or the one that only the grader runs. */
export type TestFile = "test" | "drawn";

/**
 * Where the lessons of a bundle come from: a tree, or whoever runs it and gives them as `__lesson(id)`. Who gives the
 * lessons gives the kit, too: it is required under its own names.
 */
export type Lessons = Tree | "elsewhere";

/** What goes into a bundle. */
interface Sources {
  root: string;
  id: string;
  tree: Lessons;
  /** Other text for some files, by absolute path: that is how a mutant is run. */
  replaced: ReadonlyMap<string, string>;
  file: TestFile;
}

/** Bundles a test file of a task with the lesson of one tree, some of its files `replaced`. Throws CompileError. */
export function bundle(
  root: string,
  id: string,
  tree: Lessons,
  replaced = new Map<string, string>(),
  file: TestFile = "test",
): Promise<Bundle> {
  const sources = { root, id, tree, replaced, file };
  return bundled(sources, () => build(options(sources)));
}

/** Bundles one task again and again, each time reading only what changed. `dispose` when it is no longer needed. */
export interface Bundler {
  bundle(): Promise<Bundle>;
  dispose(): Promise<void>;
}

export async function makeBundler(root: string, id: string, tree: Tree): Promise<Bundler> {
  const sources = { root, id, tree, replaced: new Map<string, string>(), file: "test" as const };
  const { rebuild, dispose } = await context(options(sources));
  return { bundle: () => bundled(sources, rebuild), dispose };
}

function options({ root, id, tree, replaced, file }: Sources) {
  return {
    absWorkingDir: root,
    entryPoints: [mirrors(root, id)[file]],
    outfile: join(root, "task.cjs"),
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node20",
    // What a test compares with builds on solutions, too; its lessons are another matter.
    conditions: tree === "exercises" ? [] : ["solution"],
    define: { "import.meta.url": "__url" },
    external: [...installed(root), ...(tree === "elsewhere" ? ["#kit/*"] : [])],
    logLevel: "silent",
    plugins: [callsAreRecorded(root, tree), ...(replaced.size > 0 ? [textIsReplaced(replaced)] : [])],
  } satisfies BuildOptions;
}

type Built = BuildResult<ReturnType<typeof options>>;

async function bundled(sources: Sources, work: () => Promise<Built>): Promise<Bundle> {
  checkFixture(sources);
  try {
    const code = (await work()).outputFiles[0]!.text;
    const map = async () => {
      const { outputFiles } = await build({ ...options(sources), sourcemap: "external" });
      return outputFiles.find(({ path }) => path.endsWith(".map"))!.text;
    };
    return { code, map };
  } catch (error) {
    const [first] = (error as BuildFailure).errors ?? [];
    if (!first) throw error;
    const { file, line, column, lineText } = first.location ?? {};
    throw new CompileError(first.text, file ? { file, line: line!, column: column! + 1, text: lineText } : undefined);
  }
}

/** Fixtures that were found sound, by their text: a fixture is judged once, not at every save of a lesson. */
const sound = new Set<string>();

function checkFixture({ root, id }: Sources): void {
  const path = mirrors(root, id).fixture;
  // A missing one is esbuild's to name, with the line that imports it.
  if (!existsSync(path)) return;
  const text = readFileSync(path, "utf8");
  const fault = sound.has(text) ? undefined : faultOf(text);
  if (fault) throw new CompileError(`${relative(root, path)}: ${fault}`);
  sound.add(text);
}

/** The packages that npm installed: required when the script runs, because a warm process has them loaded already. */
function installed(root: string): string[] {
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { dependencies: object };
  return Object.keys(dependencies);
}

/** A test's `#lesson/x` goes through `__record`, which remembers the last call: the input that shows a mistake. */
function callsAreRecorded(root: string, tree: Lessons): Plugin {
  return {
    name: "calls-are-recorded",
    setup(build) {
      build.onResolve({ filter: /^#lesson\// }, ({ path, importer }) =>
        importer.endsWith(".test.ts") ? { path, namespace: "recorded" } : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: "recorded" }, ({ path }) => {
        const id = path.slice("#lesson/".length);
        const lesson = tree === "elsewhere" ? `__lesson("${id}")` : `require("./${tree}/${id}.ts")`;
        return { contents: `module.exports = __record(${lesson});`, resolveDir: root };
      });
    },
  };
}

function textIsReplaced(replaced: ReadonlyMap<string, string>): Plugin {
  return {
    name: "text-is-replaced",
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
        contents: replaced.get(path) ?? (await readFile(path, "utf8")),
        loader: "ts",
      }));
    },
  };
}
