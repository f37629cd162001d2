import { existsSync, lstatSync, mkdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { Problem } from "../../text/problem.ts";
import { bindingIn, bindingOf, packageOf } from "./folders.ts";
import { namesIn } from "./given.ts";
import type { Job, Libraries } from "./source.ts";
import { runProgram } from "./spawn.ts";
import * as words from "./words.ts";

/** The compiled binding for these libraries: the one in their home, made when it is not there. */
export async function bindingFor(libraries: Libraries, { root, env, progress }: Job): Promise<string> {
  const binding = bindingIn(libraries.home, packageOf(root).version);
  if (existsSync(binding)) return binding;
  progress.begin("compile");
  const compiler = await findCompiler(env);
  mkdirSync(dirname(binding), { recursive: true });
  const unfinished = `${binding}.${process.pid}`;
  const { status, err } = await runProgram(compiler, compilerArguments(root, libraries, unfinished, binding), { env });
  if (status !== 0) {
    rmSync(unfinished, { force: true });
    if (/No space left/.test(err)) throw new Problem(words.diskFull());
    const reason = err.split("\n").find((line) => /error/i.test(line)) ?? `status ${status}`;
    throw new Problem(words.compileFailed(compiler, reason.trim().slice(0, 160)));
  }
  renameSync(unfinished, binding);
  return binding;
}

/** CXX, or the first of the usual names that answers. Throws a Problem when none does. */
export async function findCompiler(env: NodeJS.ProcessEnv): Promise<string> {
  for (const name of [env.CXX, "g++", "c++", "clang++"]) {
    if (name && (await runProgram(name, ["--version"], { env })).status === 0) return name;
  }
  throw new Problem(words.noCompiler());
}

/**
 * The package's own sources against Node's stable C interface: headers from npm's `node-api-headers`, so that one
 * binding serves every Node. C++17 because TensorFlow's headers ask for it (the package's build file does not).
 */
function compilerArguments(root: string, { lib, include }: Libraries, output: string, final: string): string[] {
  const { folder } = packageOf(root);
  const napi = createRequire(join(root, "package.json"))("node-api-headers") as { include_dir: string };
  const mac = process.platform === "darwin";
  const origin = mac ? "@loader_path" : "$ORIGIN";
  const sources = ["tfjs_backend.cc", "tfjs_binding.cc"].map((name) => join(folder, "binding", name));
  return [
    ...["-O2", "-fPIC", "-shared", "-std=c++17", "-DNAPI_VERSION=8"],
    ...[`-I${napi.include_dir}`, `-I${include}`],
    ...sources,
    ...namesIn(lib)!.map((name) => join(lib, name)),
    ...(mac ? ["-undefined", "dynamic_lookup"] : []),
    `-Wl,-rpath,${origin}/${relative(dirname(final), lib)}`,
    ...["-o", output],
  ];
}

/** Puts the binding where the package looks for it: a link, so that the libraries are found beside the real file. */
export function linkBinding(root: string, binding: string): void {
  const place = bindingOf(root);
  if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() && readlinkSync(place) === binding) return;
  mkdirSync(dirname(place), { recursive: true });
  const fresh = `${place}.${process.pid}`;
  symlinkSync(binding, fresh);
  renameSync(fresh, place);
}
