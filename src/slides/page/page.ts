import type { Lang, Text } from "../../text/lang.ts";
import { VERDICTS, type Verdict } from "../judge.ts";
import { count, linesLabel, VERDICT_LABELS, VERDICT_MEANINGS, WHY } from "../labels.ts";
import type { Ledger } from "../ledger.ts";
import type { Judged, Report } from "../report.ts";
import { card } from "./card.ts";
import { document } from "./document.ts";
import { html, type Markup } from "./markup.ts";
import { STYLE } from "./style.ts";

const WORDS = {
  title: { en: "The numbers of the slides, recomputed", fa: "عددهای اسلایدها، از نو محاسبه‌شده" },
  deck: { en: "Deck", fa: "مجموعهٔ" },
  about: {
    en: "Every number printed in the deck, beside what exact fractions give. Ninths are cut after two decimals, as the deck does: 7/9 is printed 0.77. A wrong cell is outlined: the printed number struck out, the right one below.",
    fa: "هر عددی که در این مجموعه چاپ شده، در کنار نتیجهٔ محاسبه با کسرهای دقیق. نُهم‌ها مانند خود اسلایدها پس از دو رقم اعشار بریده می‌شوند: 7/9 به‌صورت 0.77 چاپ می‌شود. دور خانهٔ نادرست خط کشیده شده است: عدد چاپ‌شده خط خورده و عدد درست زیر آن آمده است.",
  },
  lines: { en: "lines", fa: "سطرها" },
  printed: { en: "printed", fa: "چاپ‌شده" },
  why: { en: "what it is", fa: "چیست" },
} satisfies Record<string, Text>;

/** The report as one self-contained page. */
export function page({ entries }: Report, ledger: Ledger, lang: Lang): string {
  const groups = VERDICTS.map((verdict) => ({
    verdict,
    members: entries.filter((entry) => entry.verdict === verdict),
  })).filter(({ members }) => members.length > 0);
  const body = html`<h1>
      ${WORDS.title[lang]} <span class="quiet">${WORDS.deck[lang]} <bdi>${ledger.deck}</bdi></span>
    </h1>
    <p>${WORDS.about[lang]}</p>
    <div class="legend" dir="ltr">
      <div class="scale"></div>
      <div class="ends"><span>-1</span><span>0</span><span>1</span></div>
    </div>
    <nav>
      <ul>
        ${groups.map(({ verdict, members }) => html`<li><a href="#${verdict}">${label(verdict, members, lang)}</a></li>`)}
      </ul>
    </nav>
    ${groups.map(({ verdict, members }) => section(verdict, members, ledger, lang))}`;
  return document(lang, WORDS.title[lang], STYLE, body);
}

function label(verdict: Verdict, members: Judged[], lang: Lang): string {
  return `${VERDICT_LABELS[verdict][lang]} (${count(members.length, lang)})`;
}

function section(verdict: Verdict, members: Judged[], ledger: Ledger, lang: Lang): Markup {
  const body = verdict === "not-a-number" ? list(members, lang) : members.map((entry) => card(entry, ledger, lang));
  return html`<section id="${verdict}">
    <h2>${label(verdict, members, lang)} <span class="quiet">${VERDICT_MEANINGS[verdict][lang]}</span></h2>
    <div class="cards">${body}</div>
  </section>`;
}

/** Digits without a value need no card: one row each. */
function list(members: Judged[], lang: Lang): Markup {
  const rows = members.map(
    ({ lines, printed, rule }) =>
      html`<tr>
        <td>${linesLabel(lines, lang)}</td>
        <td><bdi>${printed.flat().join(lang === "en" ? ", " : "، ")}</bdi></td>
        <td>${rule.name === "none" ? WHY[rule.why][lang] : ""}</td>
      </tr>`,
  );
  return html`<table class="list">
    <tr>
      <th>${WORDS.lines[lang]}</th>
      <th>${WORDS.printed[lang]}</th>
      <th>${WORDS.why[lang]}</th>
    </tr>
    ${rows}
  </table>`;
}
