import { CommanderError } from "commander";
import pc from "picocolors";
import type { Answer, Context } from "./command.ts";
import { chooseLang, type Lang } from "../text/lang.ts";
import { describeProgram } from "./program.ts";
import { usageProblem } from "./usage.ts";
import { asProblem } from "../text/problem.ts";

/** Runs one command line; resolves with the exit status: 0 holds, 1 something falls short, 2 usage or environment. */
export async function main(argv: string[], root: string): Promise<number> {
  const json = argv.includes("--json");
  const lang = chooseLang(langFlag(argv), process.env);
  const context = makeContext(root, lang, json);
  let status = 0;
  const program = describeProgram(lang, async (command, args, options) => {
    const run = await command.load();
    const answer = await run(args, options, context);
    print(answer, json);
    status = answer.holds ? 0 : 1;
  });
  try {
    await program.parseAsync(namesCommand(argv) ? argv : ["watch", ...argv], { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    report(error instanceof CommanderError ? usageProblem(error) : error, context, argv.includes("--debug"));
    return 2;
  }
}

/** Without a command's name it is the learn loop that is wanted, unless help is asked for. */
function namesCommand(argv: string[]): boolean {
  const isWord = (word: string, i: number) => !word.startsWith("-") && argv[i - 1] !== "--lang";
  return argv.some(isWord) || argv.includes("--help") || argv.includes("-h");
}

/** `--lang` is read before commander runs, because the help that commander prints is in that language too. */
function langFlag(argv: string[]): string | undefined {
  const at = argv.indexOf("--lang");
  return at >= 0 ? argv[at + 1] : argv.find((word) => word.startsWith("--lang="))?.slice("--lang=".length);
}

function makeContext(root: string, lang: Lang, json: boolean): Context {
  return {
    root,
    lang,
    json,
    colour: !json && pc.isColorSupported,
    width: Math.min(process.stdout.columns || 80, 100),
    emit: (event) => {
      if (json) process.stdout.write(`${JSON.stringify(event)}\n`);
    },
    note: (line) => {
      if (!json) process.stderr.write(`${line}\n`);
    },
  };
}

function print({ data, words }: Answer, json: boolean): void {
  const text = json ? JSON.stringify(data, spellOut) : words;
  if (text) process.stdout.write(`${text}\n`);
}

/** NaN and the infinities by name: JSON would make them null, and a learner's NaN is what the reader looks for. */
function spellOut(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

function report(error: unknown, { lang, json }: Context, debug: boolean): void {
  const problem = asProblem(error);
  if (json) process.stdout.write(`${JSON.stringify({ problem: problem.in(lang), ...problem.detail })}\n`);
  else process.stderr.write(`tamrin: ${problem.in(lang)}\n`);
  if (debug && error instanceof Error) process.stderr.write(`${error.stack}\n`);
}
