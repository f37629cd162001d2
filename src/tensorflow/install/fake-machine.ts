import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Outcome, installNative, type Wish } from "./install.ts";

const REAL = resolve(import.meta.dirname, "../../..");

/** A clone, a cache and a path of their own, for the tests of the set-up: nothing real is downloaded or compiled. */
export interface FakeMachine {
  root: string;
  cache: string;
  env: NodeJS.ProcessEnv;
  /** Puts a program on the path: JavaScript that sees its arguments as `args`. It logs that it was called. */
  tool(name: string, script: string): void;
  /** The calls so far, one per line: the program and its arguments. */
  calls(): string;
  install(wish?: Partial<Wish>): Promise<Outcome>;
  remove(): void;
}

/** What a Python with pip does: brings a wheel, and takes it apart. */
export const PYTHON = `
  if (args[0] === "--version") console.log("Python 3.12.1");
  else if (args[2] === "--version") console.log("pip 24.0 from /usr/lib");
  else if (args[2] === "download") fs.writeFileSync(args[args.indexOf("--dest") + 1] + "/tensorflow.whl", "wheel");
  else {
    const files = {};
    for (const path of Object.values(JSON.parse(fs.readFileSync(0, "utf8")))) {
      const target = args[3] + "/" + path;
      fs.mkdirSync(target.replace(/[^/]*$/, ""), { recursive: true });
      fs.writeFileSync(target, path);
      files[path] = { bytes: path.length, sha256: crypto.createHash("sha256").update(path).digest("hex") };
    }
    console.log(JSON.stringify({ files }));
  }`;

/** What a C++ compiler does. */
export const COMPILER = `
  if (args[0] === "--version") console.log("g++ 12.2.0");
  else fs.writeFileSync(args[args.indexOf("-o") + 1], "binding");`;

/** `backends`: the clone has the packages of WebAssembly and plain JavaScript too. */
export function makeFakeMachine({ backends = false } = {}): FakeMachine {
  const base = mkdtempSync(join(tmpdir(), "tamrin-tensorflow-"));
  const [root, cache, bin, log] = ["clone", "cache/tamrin", "bin", "calls.log"].map((name) => join(base, name)) as [
    string,
    string,
    string,
    string,
  ];
  mkdirSync(bin);
  makeClone(root, backends ? ["@tensorflow/tfjs-backend-wasm", "@tensorflow/tfjs-backend-cpu"] : []);
  const env = { PATH: bin, HOME: base };
  const progress = { begin() {}, update() {}, end() {} };
  return {
    root,
    cache,
    env,
    tool(name, script) {
      const head = `#!${process.execPath}\nconst fs = require("fs"), crypto = require("crypto"), args = process.argv.slice(2);`;
      const logged = `fs.appendFileSync(${JSON.stringify(log)}, "${name} " + args.join(" ") + "\\n");`;
      writeFileSync(join(bin, name), `${head}\n${logged}\n${script}`);
      chmodSync(join(bin, name), 0o755);
    },
    calls: () => (existsSync(log) ? readFileSync(log, "utf8") : ""),
    install: (wish) => installNative({ root, cache, env, progress }, { gpu: false, ...wish }, () => {}),
    remove: () => rmSync(base, { recursive: true, force: true }),
  };
}

/** A package that loads when its binding is there, on the cpu backend, and whose own installer meets HTTP 403. */
function makeClone(root: string, packages: string[]): void {
  const modules = join(root, "node_modules");
  const folder = join(modules, "@tensorflow/tfjs-node");
  mkdirSync(join(folder, "scripts"), { recursive: true });
  writeFileSync(join(root, "package.json"), "{}");
  writeFileSync(join(folder, "package.json"), JSON.stringify({ version: "4.22.0", main: "index.js" }));
  writeFileSync(join(folder, "scripts/install.js"), `console.error("Error: HTTP 403 Forbidden"); process.exit(1);`);
  writeFileSync(
    join(folder, "index.js"),
    `const binding = require("fs").readFileSync(__dirname + "/lib/napi-v8/tfjs_binding.node", "utf8");
     if (binding !== "binding") throw new Error("invalid ELF header");
     const load = require("module").createRequire(${JSON.stringify(join(REAL, "package.json"))});
     load("@tensorflow/tfjs-backend-cpu");
     const tf = load("@tensorflow/tfjs-core");
     tf.setBackend("cpu");
     exports.backend = () => ({ binding: { TF_Version: "2.21.0" }, isUsingGpuDevice: false });`,
  );
  for (const name of ["tsx", "node-api-headers", ...packages]) {
    symlinkSync(join(REAL, "node_modules", name), join(modules, name));
  }
}
