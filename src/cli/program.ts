import { Command as Program } from "commander";
import type { Command } from "./command.ts";
import { commands } from "./commands.ts";
import type { Lang, Text } from "../text/lang.ts";

type Options = Record<string, string | boolean | undefined>;
type Perform = (command: Command, args: string[], options: Options) => Promise<void>;

const ABOUT: Text = {
  en: "Five Persian deep-learning lecture decks as failing tests.",
  fa: "پنج مجموعه اسلاید یادگیری ژرف، به‌صورت آزمون‌هایی که باید سبز شوند.",
};

const GLOBAL: Record<string, Text> = {
  "--json": { en: "print one JSON document and nothing else", fa: "تنها یک سند JSON چاپ شود" },
  "--lang <en|fa>": { en: "language of the words", fa: "زبان پیام‌ها" },
  "--debug": { en: "print the stack of an error", fa: "چاپ رد کامل خطا" },
  "-h, --help": { en: "show this help", fa: "نمایش همین راهنما" },
};

/** The headings of commander's help in Persian. */
const TITLES: Record<string, string> = {
  "Usage:": "کاربرد:",
  "Arguments:": "آرگومان‌ها:",
  "Options:": "گزینه‌ها:",
  "Commands:": "دستورها:",
};

/** The command line as commander sees it; `perform` is called with the command that was asked for. */
export function describeProgram(lang: Lang, perform: Perform): Program {
  const program = new Program("tamrin");
  program
    .description(ABOUT[lang])
    .exitOverride()
    .helpCommand(false)
    // What is wrong with a command line is told by `usageProblem`.
    .configureOutput({ writeErr: () => {} })
    .configureHelp({ styleTitle: (title) => (lang === "fa" ? (TITLES[title] ?? title) : title) });
  addGlobals(program, lang);
  for (const command of commands) {
    const sub = program.command(signature(command));
    sub.description(command.summary[lang]).exitOverride();
    for (const option of command.options ?? []) sub.option(option.flags, option.help[lang], option.default);
    addGlobals(sub, lang);
    sub.action(async () => perform(command, sub.args, sub.opts()));
  }
  return program;
}

function signature({ name, args }: Command): string {
  return args ? `${name} ${args}` : name;
}

function addGlobals(program: Program, lang: Lang): void {
  for (const [flags, help] of Object.entries(GLOBAL)) {
    if (flags.startsWith("-h")) program.helpOption(flags, help[lang]);
    else program.option(flags, help[lang]);
  }
}
