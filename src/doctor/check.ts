import type { Context } from "../cli/command.ts";
import type { Text } from "../text/lang.ts";

/** What one look at the machine found. */
export interface Check {
  /** Stable, for `--json`. */
  name: string;
  title: Text;
  ok: boolean;
  /** Whether nothing can be learned without it: only that makes `tamrin doctor` exit with 1. */
  required: boolean;
  detail: Text;
  /** The command, or the one thing to do, that mends it. */
  fix?: Text;
}

/** Looks at one thing. Never rejects: what is missing is an answer. */
export type Look = (machine: Machine) => Promise<Check>;

/** What the checks look at. */
export interface Machine extends Pick<Context, "root"> {
  env: NodeJS.ProcessEnv;
}

/** A command, a version, a path: the same in every language. */
export function same(text: string): Text {
  return { en: text, fa: text };
}
