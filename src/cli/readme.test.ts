import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { commands } from "./commands.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const readmes = ["README.md", "README.fa.md"].map((name) => ({ name, text: readFileSync(root + name, "utf8") }));
const [english, persian] = readmes.map(({ text }) => text) as [string, string];

/** Options that every command takes. */
const GLOBAL = ["--json", "--lang", "--debug", "--help"];

/** The contents of the fenced blocks in one language. */
function blocks(text: string, language: string): string[] {
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)]
    .filter(([, name]) => name === language)
    .map(([, , body]) => body!);
}

/** The commands of the `console` blocks, without their comments and with single spaces. */
function consoleCommands(text: string): string[] {
  const lines = blocks(text, "console").flatMap((block) => block.split("\n"));
  return lines.map((line) => line.replace(/\s#.*/, "").trim().replace(/ +/g, " ")).filter((line) => line !== "");
}

/** What stands between backticks in the prose. */
function codeSpans(text: string): string[] {
  const prose = text.replace(/^```.*?^```$/gms, "");
  return [...prose.matchAll(/`([^`]+)`/g)].map(([, code]) => code!.replace(/\s+/g, " "));
}

/** Every call of `tamrin`, as its words: the command's name, its arguments and options. */
function calls(text: string): string[][] {
  return [...consoleCommands(text), ...codeSpans(text)]
    .filter((line) => /^(npx )?tamrin\b/.test(line))
    .map((line) => line.replace(/^(npx )?tamrin ?/, "").split(" "));
}

/** Targets of links and images that lie in this repository. */
function localTargets(text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!).filter((target) => !/^\w+:/.test(target));
}

function knownOptions(name: string): string[] {
  const own = commands.find((command) => command.name === name)?.options ?? [];
  return [...GLOBAL, ...own.map(({ flags }) => flags.split(" ")[0]!)];
}

test.each(readmes)("every tamrin command in $name exists", ({ text }) => {
  const called = calls(text).map(([name]) => name!);
  expect(called.length).toBeGreaterThan(10);
  const known = commands.map(({ name }) => name);
  expect(called.filter((name) => !known.includes(name))).toEqual([]);
});

test.each(readmes)("every option in $name belongs to its command", ({ text }) => {
  const unknown = calls(text).flatMap(([name, ...words]) =>
    words
      .filter((word) => word.startsWith("-") && !knownOptions(name!).includes(word))
      .map((word) => `${name} ${word}`),
  );
  expect(unknown).toEqual([]);
});

test("both READMEs show the same commands in the same order", () => {
  expect(consoleCommands(persian)).toEqual(consoleCommands(english));
});

test.each(readmes)("every relative link and image of $name leads to a file", ({ text }) => {
  const targets = localTargets(text);
  expect(targets.length).toBeGreaterThan(5);
  expect(targets.filter((target) => !existsSync(root + target.replace(/#.*/, "")))).toEqual([]);
});

test("both READMEs quote the same figures of the benches", () => {
  const figures = (text: string) => blocks(text, "text").filter((block) => /^(save to verdict|ours over)/.test(block));
  expect(figures(english)).toHaveLength(2);
  expect(figures(persian)).toEqual(figures(english));
});
