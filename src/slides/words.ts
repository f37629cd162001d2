import pc from "picocolors";
import stringWidth from "string-width";
import type { Lang, Text } from "../text/lang.ts";
import { VERDICTS, type Verdict } from "./judge.ts";
import { count, KIND_LABELS, linesLabel, VERDICT_LABELS, WHY } from "./labels.ts";
import type { Judged, Report } from "./report.ts";
import { KINDS } from "./schema.ts";
import { cellSentence, erratumSentence, factSentences } from "./sentences.ts";
import type { Fault, SourceCheck } from "./source.ts";

const TITLES: Record<"errata" | "given" | "total", Text> = {
  errata: { en: "Errata", fa: "نادرستی‌ها" },
  given: {
    en: "Inputs, which nothing on the slides gives",
    fa: "ورودی‌ها، که هیچ قاعده‌ای در اسلایدها آن‌ها را به دست نمی‌دهد",
  },
  total: { en: "all", fa: "همه" },
};

/** The report for people: a table by kind, the errata, the inputs. Long lines are not broken yet. */
export function reportWords({ entries, errata }: Report, deck: string, lang: Lang, colour: boolean): string {
  const { bold } = pc.createColors(colour);
  const n = count(entries.length, lang);
  const heading = lang === "en" ? `Deck ${deck}: ${n} entries judged` : `مجموعهٔ ${deck}: ${n} مورد داوری شد`;
  return [
    bold(heading),
    summary(entries, lang),
    bold(`${TITLES.errata[lang]} (${count(errata.length, lang)})`),
    ...errata.map((entry) => erratum(entry, lang)),
    bold(TITLES.given[lang]),
    inputs(entries, lang),
  ].join("\n\n");
}

function summary(entries: Judged[], lang: Lang): string {
  const kinds = KINDS.filter((kind) => entries.some((entry) => entry.kind === kind));
  const row = (label: string, members: Judged[]) => [
    label,
    ...VERDICTS.map((verdict) => tally(members, verdict, lang)),
  ];
  return columns([
    ["", ...VERDICTS.map((verdict) => VERDICT_LABELS[verdict][lang])],
    ...kinds.map((kind) =>
      row(
        KIND_LABELS[kind][lang],
        entries.filter((entry) => entry.kind === kind),
      ),
    ),
    row(TITLES.total[lang], entries),
  ]);
}

function tally(members: Judged[], verdict: Verdict, lang: Lang): string {
  const n = members.filter((entry) => entry.verdict === verdict).length;
  return n ? count(n, lang) : "·";
}

/** First column flush left, the others flush right. */
function columns(table: string[][]): string {
  const widths = table[0]!.map((_, j) => Math.max(...table.map((row) => stringWidth(row[j]!))));
  const padding = (cell: string, j: number) => " ".repeat(widths[j]! - stringWidth(cell));
  const line = (row: string[]) => row.map((cell, j) => (j === 0 ? cell + padding(cell, j) : padding(cell, j) + cell));
  return table.map((row) => `  ${line(row).join("  ")}`).join("\n");
}

function erratum(entry: Judged, lang: Lang): string {
  const { id, lines, kind, verdict, cells = [] } = entry;
  const comma = lang === "en" ? ", " : "، ";
  const head = [KIND_LABELS[kind][lang], linesLabel(lines, lang), VERDICT_LABELS[verdict][lang]].join(comma);
  return [
    `  ${id}  ${head}`,
    ...cells.map((cell) => `    ${cellSentence(cell, lang)}`),
    `    ${erratumSentence(entry, lang)}`,
  ].join("\n");
}

const SHORT = 12;

function inputs(entries: Judged[], lang: Lang): string {
  const given = entries.flatMap(({ id, kind, rule, printed, facts }) => {
    if (rule.name !== "given") return [];
    const cells = printed.flat();
    const value = cells.length <= SHORT ? `: ${cells.join(" ")}` : "";
    const said = [WHY[rule.why][lang], ...(facts ? factSentences(facts, lang) : [])];
    return [`  ${id}  ${KIND_LABELS[kind][lang]}${value}`, ...said.map((text) => `    ${text}`)];
  });
  return given.join("\n");
}

const FAULTS_SHOWN = 20;

/** How the transcription compares with the deck's text. */
export function sourceWords({ linesWithDigits, covered, faults }: SourceCheck, lang: Lang): string {
  const [n, of] = [count(covered, lang), count(linesWithDigits, lang)];
  const head =
    lang === "en"
      ? `Source: ${n} of ${of} lines with digits stand in the ledger as printed`
      : `متن اصلی: ${n} سطر از ${of} سطرِ رقم‌دار، همان‌گونه که چاپ شده در فهرست آمده است`;
  const rest = faults.length - FAULTS_SHOWN;
  const more = lang === "en" ? `  and ${rest} more` : `  و ${count(rest, lang)} مورد دیگر`;
  return [
    head,
    ...faults.slice(0, FAULTS_SHOWN).map((fault) => faultWords(fault, lang)),
    ...(rest > 0 ? [more] : []),
  ].join("\n");
}

function faultWords({ line, entries, source, ledger }: Fault, lang: Lang): string {
  const place = `${linesLabel([line, line], lang)}${entries.length ? ` (${entries.join(", ")})` : ""}`;
  const [text, own] = [source, ledger].map((cells) => cells.map((cell) => cell || "_").join(" ") || "-");
  return lang === "en" ? `  ${place}: source ${text}; ledger ${own}` : `  ${place}: متن ${text}؛ فهرست ${own}`;
}

export function writtenWords(path: string, lang: Lang): string {
  return lang === "en" ? `The page is written to ${path}` : `صفحه در ${path} نوشته شد`;
}
