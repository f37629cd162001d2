import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashOf } from "./manifest.ts";
import { runProgram } from "./spawn.ts";

const EXTRACT = join(import.meta.dirname, "extract.py");
const hasPython = (await runProgram("python3", ["--version"])).status === 0;

describe.skipIf(!hasPython)("extract.py", () => {
  let folder: string;
  let wheel: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "tamrin-extract-"));
    wheel = join(folder, "small.whl");
    const make = `import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("tensorflow/lib.so.2", "library" * 1000)
    z.writestr("tensorflow/include/c_api.h", "header")`;
    execFileSync("python3", ["-c", make, wheel]);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const extract = (sha256: string, members: object) =>
    runProgram("python3", [EXTRACT, wheel, sha256, join(folder, "out")], { input: JSON.stringify(members) });

  test("takes out the named members alone, with their sizes and checksums", async () => {
    const { status, out } = await extract(await hashOf(wheel), { "tensorflow/lib.so.2": "lib/lib.so.2" });
    expect(status).toBe(0);
    const events = out.trim().split("\n").map((line) => JSON.parse(line) as object); // prettier-ignore
    const file = join(folder, "out/lib/lib.so.2");
    expect(events.at(-1)).toEqual({ files: { "lib/lib.so.2": { bytes: 7000, sha256: await hashOf(file) } } });
    expect(events.at(-2)).toEqual({ done: 7000, total: 7000 });
    expect(readFileSync(file, "utf8")).toBe("library".repeat(1000));
    expect(existsSync(join(folder, "out/include"))).toBe(false);
  });

  test("refuses a wheel with another checksum", async () => {
    expect((await extract("0".repeat(64), {})).status).toBe(3);
  });

  test("names a member that the wheel lacks", async () => {
    const { status, err } = await extract(await hashOf(wheel), { "tensorflow/gone.h": "gone.h" });
    expect(status).toBe(4);
    expect(err.trim()).toBe("tensorflow/gone.h");
  });

  test("fails on a file that is no archive", async () => {
    const cut = join(folder, "cut.whl");
    writeFileSync(cut, readFileSync(wheel).subarray(0, 50));
    const { status, err } = await runProgram("python3", [EXTRACT, cut, await hashOf(cut), folder], { input: "{}" });
    expect(status).toBe(1);
    expect(err).toMatch(/BadZipFile/);
  });
});
