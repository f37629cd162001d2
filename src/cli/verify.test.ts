import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import stringWidth from "string-width";
import { afterAll, expect, test } from "vitest";
import type { Context } from "./command.ts";
import { chooseDeck, run } from "./verify.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "verify-"));
afterAll(() => rm(folder, { recursive: true }));

const context: Context = { root, lang: "en", json: false, colour: false, width: 80, emit: () => {}, note: () => {} };

test("errata are findings, not failures", async () => {
  const { holds, data } = await run([], {}, context);
  expect(holds).toBe(true);
  expect(data).toMatchObject({ deck: "002", counts: { differs: 4, damaged: 5 } });
});

test.each(["en", "fa"] as const)("no line in %s is wider than the terminal", async (lang) => {
  const { words } = await run([], {}, { ...context, lang });
  expect(Math.max(...words.split("\n").map((line) => stringWidth(line)))).toBeLessThanOrEqual(80);
});

test("a transcription that is not what the source says falls short", async () => {
  const path = join(folder, "source.txt");
  await writeFile(path, "1\t2\n");
  const { holds, words } = await run([], { source: path }, context);
  expect(holds).toBe(false);
  expect(words).toContain("line 1: source 1 2; ledger -");
});

test("the page is written in the language of the words", async () => {
  const path = join(folder, "report.html");
  const { words } = await run([], { html: path }, { ...context, lang: "fa" });
  expect(words).toContain(path);
  expect(await readFile(path, "utf8")).toContain('lang="fa"');
});

test("a page that cannot be written stops the command and names it", async () => {
  const path = join(folder, "nowhere", "report.html");
  await expect(run([], { html: path }, context)).rejects.toThrow(`cannot write ${path} (ENOENT)`);
});

test("a source that cannot be read stops the command and names it", async () => {
  await expect(run([], { source: folder }, context)).rejects.toThrow(`cannot read ${folder} (EISDIR)`);
});

test("the deck may be asked for without its zeros", () => {
  expect(chooseDeck("2", ["002"])).toBe("002");
  expect(chooseDeck(undefined, ["002"])).toBe("002");
});

test("a deck without a ledger says which one has", () => {
  expect(() => chooseDeck("003", ["002"])).toThrow("deck 003 is not transcribed; only 002");
});

test("a deck that does not exist says which ones do", () => {
  expect(() => chooseDeck("7", ["002"])).toThrow("no deck 7; the decks are 000, 001, 002, 003, 004");
});
