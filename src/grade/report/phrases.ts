import { findTask } from "../../course/find.ts";
import { ltr } from "../../text/bidi.ts";
import type { Lang } from "../../text/lang.ts";
import { readable } from "../feedback/readable.ts";
import type { ClassReport } from "./report.ts";

/** A code, a number or a range of numbers in a line of that language. */
export function code(text: string | number, lang: Lang): string {
  return lang === "fa" ? ltr(String(text)) : String(text);
}

/** Someone else's text on a line: its own direction stays within it. */
export function isolated(text: string): string {
  return `\u2068${readable(text)}\u2069`;
}

/** A sentence of ours that holds someone else's words: the marks of direction that we set stay. */
export function sentence(text: string): string {
  const parts = text.split(/([\u200e\u200f\u2066\u2069])/);
  return parts.map((part, i) => (i % 2 === 0 ? readable(part, 400) : part)).join("");
}

/** `Convolution (02-xo/convolve)`. */
export function taskName(id: string, lang: Lang): string {
  return `${findTask(id).title[lang]} (${code(id, lang)})`;
}

/** Tells students by name and id. */
export function namer({ students }: ClassReport): (id: string) => string {
  const names = new Map(students.map(({ id, name }) => [id, name]));
  return (id) => {
    const name = names.get(id);
    return name ? `${isolated(name)} (${isolated(id)})` : isolated(id);
  };
}

/** A share from 0 to 1; less than the whole is never told as the whole. */
export function percent(share: number, lang: Lang): string {
  return code(`${share < 1 ? Math.min(99, Math.round(100 * share)) : 100}%`, lang);
}

/** Points and means, to hundredths. */
export function number(value: number, lang: Lang): string {
  return code(Math.round(100 * value) / 100, lang);
}

export function comma(texts: string[], lang: Lang): string {
  return texts.join(lang === "fa" ? "، " : ", ");
}
