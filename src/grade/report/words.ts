import pc from "picocolors";
import stringWidth from "string-width";
import type { Style } from "../../run/style.ts";
import type { Lang } from "../../text/lang.ts";
import { wrap } from "../../text/wrap.ts";
import type { ClassReport } from "./report.ts";
import type { Bar, Item, Section, Table } from "./section.ts";
import { sectionsOf } from "./sections.ts";

type Paint = ReturnType<typeof pc.createColors>;

const COLUMNS = 80;

/** Columns of the longest bar. */
const BAR = 40;

/** Items of a part, and students of an item, that are told; the rest is counted. */
const [ITEMS, STUDENTS] = [10, 5];

/** The class view for a terminal, at most 80 columns wide. */
export function classWords(report: ClassReport, style: Style): string {
  const paint = pc.createColors(style.colour);
  return sectionsOf(report, style.lang)
    .map((section) => sectionWords(section, style.lang, paint))
    .join("\n\n");
}

function sectionWords({ title, lead, bars, table, items }: Section, lang: Lang, paint: Paint): string {
  const rest = items.length - ITEMS;
  const lines = [
    paint.bold(title),
    ...lead.map((line) => `  ${line}`),
    ...barLines(bars, paint),
    ...(table ? tableLines(table, lang, paint) : []),
    ...items.slice(0, ITEMS).flatMap((item) => itemLines(item, lang, paint)),
    ...(rest > 0 ? [`  ${paint.dim(more(rest, lang))}`] : []),
  ];
  return wrap(lines.join("\n"), COLUMNS);
}

function more(rest: number, lang: Lang): string {
  return { en: `and ${rest} more`, fa: `و ${rest} مورد دیگر` }[lang];
}

function barLines(bars: Bar[], paint: Paint): string[] {
  const most = Math.max(1, ...bars.map((bar) => bar.number));
  const width = Math.max(0, ...bars.map(({ label }) => stringWidth(label)));
  return bars.map(({ label, number }) => {
    const length = number === 0 ? 0 : Math.max(1, Math.round((BAR * number) / most));
    const pad = " ".repeat(width - stringWidth(label));
    return `  ${pad}${label} ${paint.cyan("█".repeat(length))}${length > 0 ? " " : ""}${number}`;
  });
}

/** A line for each row: a table's columns would be cut, or turn around in Persian. */
function tableLines({ head, rows }: Table, lang: Lang, paint: Paint): string[] {
  const [, ...names] = head;
  return rows.flatMap(({ cells: [name, ...cells], notes }) => [
    `  ${paint.bold(name!)}`,
    `    ${names.map((label, i) => `${label}: ${cells[i]}`).join({ en: "; ", fa: "؛ " }[lang])}`,
    ...notes.slice(0, 1).map((note) => `    ${paint.dim(note)}`),
  ]);
}

function itemLines({ text, notes, students }: Item, lang: Lang, paint: Paint): string[] {
  const rest = students.length - STUDENTS;
  const named = [...students.slice(0, STUDENTS), ...(rest > 0 ? [more(rest, lang)] : [])];
  return [
    `  ${text}`,
    ...notes.map((note) => `    ${paint.dim(note)}`),
    ...(students.length > 0 ? [`    ${paint.dim(named.join({ en: ", ", fa: "، " }[lang]))}`] : []),
  ];
}
