import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Problem } from "../../text/problem.ts";
import { readIdx } from "./idx.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tamrin-idx-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** A file of these bytes. */
async function file(...bytes: number[]): Promise<string> {
  const path = join(folder, "numbers-idx");
  await writeFile(path, Uint8Array.from(bytes));
  return path;
}

const HEAD = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3];
const WANTED = /wanted an IDX file: magic number 0x00000802, dimensions 2 x 3, 18 bytes; .*npm ci/;

test("the numbers come in the order of the file, whatever their size", async () => {
  expect([...(await readIdx(await file(...HEAD, 1, 2, 3, 253, 254, 255), [2, 3]))]).toEqual([1, 2, 3, 253, 254, 255]);
});

test.each([
  ["of another magic number", [0, 0, 13, ...HEAD.slice(3)], /its magic number is 0x00000d02; /],
  ["of other dimensions", [...HEAD.slice(0, 7), 9, 0, 0, 0, 3, 1], /its dimensions are 9 x 3; /],
  ["cut in its header", HEAD.slice(0, 9), /it has 9 bytes; /],
  ["cut in its numbers", [...HEAD, 1, 2], /it has 14 bytes; /],
  ["with something behind its numbers", [...HEAD, 1, 2, 3, 4, 5, 6, 7], /it has 19 bytes; /],
  ["that is empty", [], /it is too short for a magic number; /],
])("a file %s is refused, with what was got and wanted", async (_, bytes, got) => {
  const path = await file(...bytes);
  const problem = await readIdx(path, [2, 3]).catch((error: unknown) => error as Problem);
  expect(problem).toBeInstanceOf(Problem);
  expect((problem as Problem).text.en.startsWith(`${path}: `)).toBe(true);
  expect((problem as Problem).text.en).toMatch(got);
  expect((problem as Problem).text.en).toMatch(WANTED);
});

test("a file that is not there is named", async () => {
  await expect(readIdx(join(folder, "none"), [2, 3])).rejects.toThrow(/none: there is no such file; wanted an IDX/);
});

test("a folder in the place of the file is named", async () => {
  await expect(readIdx(folder, [2, 3])).rejects.toThrow(/it cannot be read \(EISDIR\)/);
});
