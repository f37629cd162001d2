import type { Lang } from "./lang.ts";

/** A number or a path inside Persian text: a minus sign stays in front of its digits. */
export function ltr(text: string): string {
  return `\u2066${text}\u2069`;
}

/** A title on a line of the terminal: Persian is read from right to left, and what stands beside it keeps its place. */
export function titled(text: string, lang: Lang): string {
  return lang === "fa" ? `\u2067${text}\u2069` : text;
}
