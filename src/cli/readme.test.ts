import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parsePolicy } from "../grade/policy/load.ts";
import { commands } from "./commands.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Each page in English and in Persian. */
const pairs = ["README", "docs/grading"].map((name) => {
  const [english, persian] = [`${name}.md`, `${name}.fa.md`].map(read) as [Page, Page];
  return { name, english, persian };
});
const pages = pairs.flatMap(({ english, persian }) => [english, persian]);
const [readme, grading] = pairs as [(typeof pairs)[number], (typeof pairs)[number]];

interface Page {
  name: string;
  text: string;
}

function read(name: string): Page {
  return { name, text: readFileSync(join(root, name), "utf8") };
}

/** Options that every command takes. */
const GLOBAL = ["--json", "--lang", "--debug", "--help"];

/** The contents of the fenced blocks in one language, also of those in a list. */
function blocks(text: string, language: string): string[] {
  return [...text.matchAll(/^ *```(\w+)\n(.*?)^ *```$/gms)]
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
  const prose = text.replace(/^ *```.*?^ *```$/gms, "");
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

test.each(pages)("every tamrin command in $name exists", ({ text }) => {
  const called = calls(text).map(([name]) => name!);
  expect(called.length).toBeGreaterThan(10);
  const known = commands.map(({ name }) => name);
  expect(called.filter((name) => !known.includes(name))).toEqual([]);
});

test.each(pages)("every option in $name belongs to its command", ({ text }) => {
  const unknown = calls(text).flatMap(([name, ...words]) =>
    words
      .filter((word) => word.startsWith("-") && !knownOptions(name!).includes(word))
      .map((word) => `${name} ${word}`),
  );
  expect(unknown).toEqual([]);
});

test.each(pairs)("$name shows the same commands in the same order in both languages", ({ english, persian }) => {
  expect(consoleCommands(persian.text)).toEqual(consoleCommands(english.text));
});

test.each(pages)("every relative link and image of $name leads to a file", ({ name, text }) => {
  const targets = localTargets(text);
  expect(targets.length).toBeGreaterThan(2);
  const files = targets.map((target) => join(root, dirname(name), target.replace(/#.*/, "")));
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

test("both READMEs quote the same figures of the benches", () => {
  const figures = ({ text }: Page) =>
    blocks(text, "text").filter((block) => /^(save to verdict|ours over)/.test(block));
  expect(figures(readme.english)).toHaveLength(2);
  expect(figures(readme.persian)).toEqual(figures(readme.english));
});

test("the policy that instructors are shown can be loaded, and says the same in both languages", () => {
  const policies = ({ name, text }: Page) => blocks(text, "yaml").map((block) => parsePolicy(block, name));
  expect(policies(grading.english)).toHaveLength(1);
  expect(policies(grading.persian)).toEqual(policies(grading.english));
});

test.each([grading.english, grading.persian])("$name has a row for every key of a policy", ({ text }) => {
  const rows = [...text.matchAll(/^\| `(\w+)` +\|/gm)].map(([, key]) => key);
  expect(rows).toEqual(expect.arrayContaining(policyKeys()));
});

/** As a slip of the pen is told them. */
function policyKeys(): string[] {
  return [...new Set(["x: 1", "tasks: { relu: { x: 1 } }"].flatMap(wantedKeys))];
}

function wantedKeys(slip: string): string[] {
  try {
    parsePolicy(slip, "policy.yaml");
  } catch (error) {
    return /wanted (.*?);/.exec((error as Error).message)![1]!.split(", ");
  }
  throw new Error(`${slip} is no slip`);
}
