import type { Lang } from "../../text/lang.ts";
import { escape } from "../outputs/markdown.ts";
import { CLASS_TITLE } from "./class-page.ts";
import type { ClassReport } from "./report.ts";
import type { Bar, Item, Section, Table } from "./section.ts";
import { sectionsOf } from "./sections.ts";

/** The class view in Markdown with tables. Nothing that a submission said is taken for markup. */
export function classMarkdown(report: ClassReport, lang: Lang): string {
  const blocks = [
    `# ${CLASS_TITLE[lang]}`,
    ...sectionsOf(report, lang).flatMap((section) => sectionBlocks(section, lang)),
  ];
  const text = `${blocks.join("\n\n")}\n`;
  return lang === "fa" ? `<div dir="rtl">\n\n${text}\n</div>\n` : text;
}

function sectionBlocks({ title, lead, bars, table, items }: Section, lang: Lang): string[] {
  return [
    `## ${escape(title)}`,
    ...lead.map(escape),
    ...(bars.length > 0 ? [barTable(bars)] : []),
    ...(table ? [tableLines(table)] : []),
    ...(items.length > 0 ? [items.map((item) => itemLines(item, lang)).join("\n")] : []),
  ];
}

function barTable(bars: Bar[]): string {
  return rowsOf([bars.map(({ label }) => label), bars.map(({ number }) => String(number))]);
}

function tableLines({ head, rows }: Table): string {
  return rowsOf([head, ...rows.map(({ cells }) => cells)]);
}

function rowsOf([head, ...rows]: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map(escape).join(" | ")} |`;
  return [line(head!), `|${" --- |".repeat(head!.length)}`, ...rows.map(line)].join("\n");
}

function itemLines({ text, notes, students }: Item, lang: Lang): string {
  const names = students.length > 0 ? [students.join({ en: ", ", fa: "، " }[lang])] : [];
  return [`- ${escape(text)}`, ...[...notes, ...names].map((line) => `  - ${escape(line)}`)].join("\n");
}
