import type { Lang } from "../text/lang.ts";

/** What a command answers: `data` for `--json`, `words` for people; `holds` decides between exit 0 and exit 1. */
export interface Answer {
  holds: boolean;
  data: unknown;
  words: string;
}

/** What every command is given besides its own arguments and options. */
export interface Context {
  /** Absolute path of the project's root. */
  root: string;
  lang: Lang;
  json: boolean;
  /** Whether words may carry colour. */
  colour: boolean;
  /** Columns of the terminal, at most 100; 80 where there is none. */
  width: number;
  /** One progress event: a JSON line on stdout with `--json`, nothing otherwise. */
  emit(event: object): void;
  /** One line for people while the command works, on stderr; silent with `--json`. */
  note(line: string): void;
}

/** One option in commander's syntax, with its help in both languages. */
export interface Option {
  flags: string;
  help: Record<Lang, string>;
  default?: string | boolean;
}

/** One command of `tamrin`. `load` brings its code, so that starting one command never reads the others. */
export interface Command {
  name: string;
  /** Positional arguments in commander's syntax: `<id>`, `[ids...]`. */
  args?: string;
  summary: Record<Lang, string>;
  options?: Option[];
  load(): Promise<Run>;
}

/** The work of a command: arguments and options in, an answer out. Throws `Problem` when it cannot be done. */
export type Run = (
  args: string[],
  options: Record<string, string | boolean | undefined>,
  context: Context,
) => Promise<Answer>;
