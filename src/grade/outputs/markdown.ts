import type { Lang, Text } from "../../text/lang.ts";
import { readable } from "../feedback/readable.ts";
import { remarkWords, taskWords, totalWords } from "../feedback/totals.ts";
import type { StudentView, TaskView } from "../feedback/view.ts";
import { rowsOf, type Row } from "./rows.ts";

const TITLE: Text = { en: "Feedback", fa: "بازخورد" };

/** A student's feedback in Markdown. Nothing in it that a submission said is taken for markup. */
export function markdown(view: StudentView, lang: Lang): string {
  const name = escape(readable(view.name ?? view.student));
  const blocks = [
    `# ${TITLE[lang]}: ${name}`,
    ...[...totalWords(view, lang), ...remarkWords(view, lang)].map(escape),
    ...view.tasks.flatMap((task) => taskBlocks(task, lang)),
  ];
  const text = `${blocks.join("\n\n")}\n`;
  return lang === "fa" ? `<div dir="rtl">\n\n${text}\n</div>\n` : text;
}

function taskBlocks(task: TaskView, lang: Lang): string[] {
  const words = taskWords(task, lang).map(escape);
  return [`## ${escape(task.id)}`, ...words, rowsOf(task, lang).map(rowLines).flat().join("\n")].filter(Boolean);
}

function rowLines({ name, passed, lines, picture }: Row): string[] {
  const drawn = picture.length > 0 ? ["", "  ```text", ...picture.map((line) => `  ${line}`), "  ```"] : [];
  return [`- ${passed ? "✓" : "✗"} ${escape(name)}`, ...lines.map((line) => `  - ${escape(line)}`), ...drawn];
}

/** A sign of markup wherever it stands: code, emphasis, links, tags, headings, tables, and what GitHub adds. */
const ANYWHERE = /[\\`*{}[\]<#|~$@]/u;

/** Signs that are one in their place only: not within a word, before a space or alone. */
const IN_PLACE = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=[#\w])|:(?=\/)|(?<=\bwww)\./u;

const SIGN = new RegExp(`${ANYWHERE.source}|${IN_PLACE.source}`, "gu");

/** Text as it stands, with no sign of markup in it or at its start. */
export function escape(text: string): string {
  return text
    .trim()
    .replace(SIGN, "\\$&")
    .replace(/^[-+=>]/, "\\$&")
    .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2");
}
