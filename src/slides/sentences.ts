import type { Lang } from "../text/lang.ts";
import type { Facts, Vote } from "./facts.ts";
import type { Damage, WrongCell } from "./judge.ts";
import { count } from "./labels.ts";
import type { Judged } from "./report.ts";

/** Where a wrong cell is and what it should print, such as `row 4, column 2: printed -0.33, computed 0.33 (1/3)`. */
export function cellSentence({ row, column, printed, computed, exact }: WrongCell, lang: Lang): string {
  const value = exact === undefined || exact === computed ? computed : `${computed} (${exact})`;
  return lang === "en"
    ? `row ${row}, column ${column}: printed ${printed}, computed ${value}`
    : `ردیف ${count(row, lang)}، ستون ${count(column, lang)}: چاپ‌شده ${ltr(printed)}، محاسبه‌شده ${ltr(value)}`;
}

/** Why an erratum is one. */
export function erratumSentence({ damage, cells = [], printed, rightAt = [] }: Judged, lang: Lang): string {
  const what = damage ? damageSentence(damage, lang) : differsSentence(cells.length, printed.flat().length, lang);
  return [what, rightSentence(rightAt, lang)].filter(Boolean).join(" ");
}

function differsSentence(wrong: number, all: number, lang: Lang): string {
  const [n, of] = [count(wrong, lang), count(all, lang)];
  if (lang === "fa") return `${n} خانه از ${of} خانه با قاعده نمی‌خواند؛ بقیه درست است.`;
  return `${n} of ${of} cells ${wrong === 1 ? "is" : "are"} not what the rule gives; the rest agree.`;
}

function damageSentence(damage: Damage, lang: Lang): string {
  const { printedSize, computedSize, missing, extra, agreeing, compared } = damage;
  const [n, of] = [count(agreeing, lang), count(compared, lang)];
  const [got, want] = [size(printedSize, lang), size(computedSize, lang)];
  const faults = [
    fault({ en: "missing", fa: "افتاده" }, missing, damage.fits, lang),
    fault({ en: "too many", fa: "زیادی" }, extra, damage.fits, lang),
  ].filter(Boolean);
  const list = faults.join(lang === "en" ? "; " : "؛ ");
  return lang === "en"
    ? `The figure broke when it became text: ${got} is printed where ${want} should be (${list}). Of the rest, ${n} of ${of} cells agree.`
    : `شکل هنگام تبدیل به متن آسیب دیده است: به‌جای ${want}، ${got} چاپ شده (${list}). از باقی‌مانده، ${n} خانه از ${of} خانه درست است.`;
}

const SIDES = {
  rows: { en: ["row", "rows"], fa: ["ردیف", "ردیف"] },
  columns: { en: ["column", "columns"], fa: ["ستون", "ستون"] },
} as const;

/** `missing: row 7, column 6`; only how many where several choices fit equally well: `missing: 1 row`. */
function fault(name: Record<Lang, string>, lost: Damage["missing"], fits: number, lang: Lang): string {
  const parts = (["rows", "columns"] as const).flatMap((side) => {
    const indexes = lost[side];
    if (indexes.length === 0) return [];
    const noun = SIDES[side][lang][indexes.length === 1 ? 0 : 1];
    if (fits > 1) return [`${count(indexes.length, lang)} ${noun}`];
    return [`${noun} ${indexes.map((index) => count(index, lang)).join(lang === "en" ? " and " : " و ")}`];
  });
  return parts.length ? `${name[lang]}: ${parts.join(lang === "en" ? ", " : "، ")}` : "";
}

function size([rows, columns]: [number, number], lang: Lang): string {
  return lang === "en" ? `${rows} x ${columns}` : `${count(rows, lang)} در ${count(columns, lang)}`;
}

function rightSentence(places: string[], lang: Lang): string {
  const [first, ...others] = places;
  if (!first) return "";
  const more = count(others.length, lang);
  if (lang === "fa") return `همین جدول در ${first}${others.length ? ` و ${more} جای دیگر` : ""} درست است.`;
  const elsewhere = others.length ? ` and ${more} other place${others.length === 1 ? "" : "s"}` : "";
  return `The same table is right at ${first}${elsewhere}.`;
}

/** What else the numbers say: how far two images agree, or what the votes come to. */
export function factSentences({ pixels, votes }: Facts, lang: Lang): string[] {
  return [
    ...(pixels ? [pixelSentence(pixels, lang)] : []),
    ...(votes ? [voteSentence("X", votes.x, lang), voteSentence("O", votes.o, lang), O_LOST[lang]] : []),
  ];
}

function pixelSentence(pixels: NonNullable<Facts["pixels"]>, lang: Lang): string {
  const [differing, shared, of] = [pixels.differing, pixels.shared, pixels.of].map((n) => count(n, lang));
  return lang === "en"
    ? `${differing} pixels differ and ${shared} of ${of} agree. A mark hides the pixel of either image, so the table does not tell which of the two it was drawn on.`
    : `${differing} پیکسل متفاوت و ${shared} پیکسل از ${of} یکسان است. نشان X پیکسل هر دو تصویر را می‌پوشاند، پس جدول نمی‌گوید روی کدام‌یک کشیده شده است.`;
}

function voteSentence(letter: string, { voters, mean, exact, retold }: Vote, lang: Lang): string {
  const list = voters.map((position) => count(position, lang)).join(lang === "en" ? ", " : "، ");
  const same = mean === retold;
  return lang === "en"
    ? `Entries ${list} vote for ${letter}: their mean ${exact} is printed ${mean}. A published retelling prints ${retold}: ${same ? "the same" : "not this mean"}.`
    : `درایه‌های ${list} به ${letter} رأی می‌دهند: میانگینشان ${ltr(exact)} است و ${mean} چاپ می‌شود. بازگویی منتشرشده‌ای ${retold} نوشته است: ${same ? "همین عدد" : "نه این میانگین"}.`;
}

const O_LOST: Record<Lang, string> = {
  en: "The picture of the O is lost: its votes are found with an O drawn anew.",
  fa: "تصویر O از دست رفته است: رأی‌های آن با یک O که از نو کشیده شده پیدا شده‌اند.",
};

/** Keeps a number in one piece inside a right-to-left sentence: a leading minus would move to its other end. */
function ltr(text: string): string {
  return `\u200E${text}\u200E`;
}
