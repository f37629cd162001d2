import type { Lang, Text } from "../../text/lang.ts";
import { count, KIND_LABELS, linesLabel, WHY } from "../labels.ts";
import type { Ledger } from "../ledger.ts";
import type { Judged } from "../report.ts";
import { cellSentence, erratumSentence, factSentences } from "../sentences.ts";
import { html, type Markup } from "./markup.ts";
import { operandsOf } from "./operands.ts";
import { computedTable, pixelTable, printedTable } from "./table.ts";

const CAPTIONS = {
  printed: { en: "printed", fa: "چاپ‌شده" },
  computed: { en: "computed", fa: "محاسبه‌شده" },
} satisfies Record<string, Text>;

/** One entry: what its rule works on, what the slide prints, and for a doubtful one what it should print. */
export function card(entry: Judged, ledger: Ledger, lang: Lang): Markup {
  const { id, kind, lines, rule, printed, computed, verdict, cells, damage } = entry;
  const operands = operandsOf(rule, ledger).map(({ name, grid }) => figure(pixelTable(grid), name[lang]));
  const wanted = computed && (verdict === "damaged" || verdict === "partial");
  return html`<article id="${id}">
    <h3><bdi>${id}</bdi> ${KIND_LABELS[kind][lang]} <span class="quiet">${linesLabel(lines, lang)}</span></h3>
    <div class="sums" dir="ltr">
      ${operands} ${figure(printedTable(printed, cells), CAPTIONS.printed[lang])}
      ${wanted ? figure(computedTable(computed, damage), CAPTIONS.computed[lang]) : ""}
    </div>
    ${remarks(entry, lang).map((text) => html`<p>${text}</p>`)}
  </article>`;
}

function figure(table: Markup, caption: string): Markup {
  return html`<figure>
    ${table}
    <figcaption dir="auto">${caption}</figcaption>
  </figure>`;
}

function remarks(entry: Judged, lang: Lang): string[] {
  const { verdict, rule, cells = [], filled, facts } = entry;
  const said = cells.map((cell) => cellSentence(cell, lang));
  if (verdict === "differs" || verdict === "damaged") said.push(erratumSentence(entry, lang));
  if (filled) said.push(filledSentence(filled, lang));
  if (rule.name === "given") said.push(WHY[rule.why][lang]);
  return facts ? [...said, ...factSentences(facts, lang)] : said;
}

function filledSentence({ cells, of }: { cells: number; of: number }, lang: Lang): string {
  const [n, all] = [count(cells, lang), count(of, lang)];
  return lang === "en" ? `${n} of ${all} cells are filled, and agree.` : `${n} خانه از ${all} خانه پر شده و درست است.`;
}
