import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { COMPILER, type FakeMachine, makeFakeMachine, PYTHON } from "./fake-machine.ts";
import { bindingOf, homeOf } from "./folders.ts";
import { isNativeInPlace, type Outcome } from "./install.ts";
import { librariesOf, wheelFor } from "./release.ts";
import { claimSpace } from "./space.ts";

let machine: FakeMachine;
beforeEach(() => (machine = makeFakeMachine()));
afterEach(() => machine.remove());

const home = () => homeOf(machine.cache, "cpu");
const reasons = ({ tried }: Outcome) => Object.fromEntries(tried.map(({ source, why }) => [source, why.en]));
const downloads = () => machine.calls().split("\n").filter((line) => line.includes("pip download")).length; // prettier-ignore
const library = librariesOf(process.platform)[1];

describe.skipIf(!wheelFor(process.platform, process.arch))("with Python, pip and a compiler", () => {
  beforeEach(() => {
    machine.tool("python3", PYTHON);
    machine.tool("g++", COMPILER);
  });

  test("keeps the libraries and the binding in the cache, and a link in the clone", async () => {
    expect(await machine.install()).toEqual({ holds: true, source: "wheel", tried: [] });
    expect(readdirSync(home()).toSorted()).toEqual(["binding-4.22.0", "include", "lib", "manifest.json"]);
    expect(lstatSync(bindingOf(machine.root)).isSymbolicLink()).toBe(true);
    expect(readFileSync(bindingOf(machine.root), "utf8")).toBe("binding");
    expect(isNativeInPlace(machine.root)).toBe(true);
    expect(readdirSync(machine.cache)).toEqual(["tensorflow-2.21.0-cpu"]);
  });

  test("costs no download and no compilation after npm ci has removed the link", async () => {
    await machine.install();
    rmSync(dirname(bindingOf(machine.root)), { recursive: true });
    const before = machine.calls();
    expect(await machine.install()).toMatchObject({ holds: true, source: "cache" });
    expect(machine.calls()).toBe(before);
  });

  test("two set-ups at once download once", async () => {
    const [a, b] = await Promise.all([machine.install(), machine.install()]);
    expect([a.source, b.source].toSorted()).toEqual(["cache", "wheel"]);
    expect(downloads()).toBe(1);
  });

  test("fetches again what has another size than the manifest says", async () => {
    await machine.install();
    appendFileSync(join(home(), "lib", library), "x");
    expect(isNativeInPlace(machine.root)).toBe(false);
    const outcome = await machine.install();
    expect(outcome).toMatchObject({ holds: true, source: "wheel" });
    expect(reasons(outcome).cache).toMatch(/was damaged; the cached copy was removed and is fetched again/);
    expect(downloads()).toBe(2);
  });

  test("fetches again what is of another release", async () => {
    await machine.install();
    const path = join(home(), "manifest.json");
    writeFileSync(path, readFileSync(path, "utf8").replace("2.21.0", "2.20.0"));
    expect(isNativeInPlace(machine.root)).toBe(false);
    expect((await machine.install()).source).toBe("wheel");
  });

  test("finds a changed byte only when it is told to look thoroughly", async () => {
    await machine.install();
    writeFileSync(join(home(), "lib", library), `X${`lib/${library}`.slice(1)}`);
    expect((await machine.install()).source).toBe("cache");
    expect((await machine.install({ thorough: true })).source).toBe("wheel");
  });

  test("uses the wheel that an interrupted set-up had downloaded", async () => {
    machine.tool("python3", PYTHON.replace("const files = {};", "process.kill(process.pid, 'SIGKILL');"));
    expect(reasons(await machine.install()).wheel).toMatch(/unpacking was stopped \(SIGKILL\); .*run again/);
    machine.tool("python3", PYTHON);
    expect((await machine.install()).source).toBe("wheel");
    expect(downloads()).toBe(1);
  });

  test("removes a wheel whose checksum is wrong", async () => {
    machine.tool("python3", PYTHON.replace("const files = {};", "process.exit(3);"));
    const outcome = await machine.install();
    expect(outcome.holds).toBe(false);
    expect(reasons(outcome).wheel).toMatch(/SHA-256 differs\); it was removed, run again/);
    expect(readdirSync(join(`${home()}.partial`, "wheel"))).toEqual([]);
  });

  test("compiles once more when the kept binding does not load", async () => {
    await machine.install();
    writeFileSync(join(home(), "binding-4.22.0/tfjs_binding.node"), "for another machine");
    expect(await machine.install()).toMatchObject({ holds: true, source: "cache" });
    expect(readFileSync(bindingOf(machine.root), "utf8")).toBe("binding");
  });

  test("says why a library does not load, and leaves no binding in the clone", async () => {
    machine.tool("g++", COMPILER.replace('"binding"', '"nonsense"'));
    const outcome = await machine.install();
    expect(reasons(outcome).wheel).toMatch(/does not load here \(Error: invalid ELF header\)/);
    expect(existsSync(bindingOf(machine.root))).toBe(false);
  });

  test.each([
    ["WARNING: Retrying after NewConnectionError: Connection refused", /could not reach its index/],
    ["ERROR: No matching distribution found for tensorflow-cpu==2.21.0", /found no tensorflow.*; use --libtensorflow/],
    ["ERROR: Could not install: [Errno 28] No space left on device", /the disk became full; free some space/],
    ["ERROR: Something else", /could not fetch tensorflow.* \(ERROR: Something else\); run again/],
  ])("says in one line why pip failed: %s", async (complaint, sentence) => {
    const fails = `{ console.error(${JSON.stringify(complaint)}); process.exit(1); }`;
    machine.tool("python3", `if (args[2] === "download") ${fails} ${PYTHON}`);
    const outcome = await machine.install();
    expect(outcome.holds).toBe(false);
    expect(reasons(outcome).wheel).toMatch(sentence);
    expect(reasons(outcome).package).toMatch(/HTTP 403/);
  });

  test("says that the compiler is missing, or what it says", async () => {
    machine.tool("g++", "process.exit(1)");
    expect(reasons(await machine.install()).wheel).toMatch(/no C\+\+ compiler was found; install one/);
    machine.tool(
      "g++",
      `if (args[0] !== "--version") { console.error("x.cc:1: fatal error: no c_api.h"); process.exit(1); }`,
    );
    expect(reasons(await machine.install()).cache).toMatch(/g\+\+ could not compile .*no c_api\.h\); set CXX/);
  });

  test("takes libraries that the user has, and leaves them where they are", async () => {
    const own = join(machine.root, "own");
    for (const name of librariesOf(process.platform)) {
      mkdirSync(join(own, "lib"), { recursive: true });
      writeFileSync(join(own, "lib", name), "");
    }
    expect(reasons(await machine.install({ libraries: own })).given).toMatch(
      /no include\/tensorflow\/c\/c_api\.h; add/,
    );
    mkdirSync(join(own, "include/tensorflow/c"), { recursive: true });
    writeFileSync(join(own, "include/tensorflow/c/c_api.h"), "");
    expect(await machine.install({ libraries: own })).toEqual({ holds: true, source: "given", tried: [] });
    expect(isNativeInPlace(machine.root)).toBe(true);
  });
});

test("says that Python is missing, tries the package's own installer, and gives up", async () => {
  const outcome = await machine.install();
  expect(outcome.holds).toBe(false);
  expect(reasons(outcome).wheel).toMatch(/python3 was not found; install Python/);
  expect(reasons(outcome).package).toMatch(/installer of @tensorflow\/tfjs-node failed \(Error: HTTP 403 Forbidden\)/);
});

test("says that pip is missing", async () => {
  machine.tool("python3", `if (args[0] === "--version") console.log("Python 3.12.1"); else process.exit(1);`);
  expect(reasons(await machine.install()).wheel).toMatch(/python3 has no pip; install it/);
});

test("names the folder that should hold libraries and does not", async () => {
  const why = reasons(await machine.install({ libraries: machine.root })).given;
  expect(why).toMatch(/clone holds no libtensorflow_cc.*; give the folder that holds them/);
});

test("says that the cache cannot be written", async () => {
  mkdirSync(dirname(dirname(machine.cache)), { recursive: true });
  writeFileSync(dirname(machine.cache), "a file where the folder should be");
  const outcome = await machine.install();
  expect(outcome.holds).toBe(false);
  expect(reasons(outcome).cache).toMatch(/no permission to write in .*; set XDG_CACHE_HOME/);
});

test("says how much space is needed and how much there is", () => {
  expect(() => claimSpace(machine.root, 1e18)).toThrow(/has [\d.]+ GB free and 1000000000\.0 GB is needed; free some/);
});
