import type { Lang, Text } from "../text/lang.ts";
import type { Verdict } from "./judge.ts";
import type { Kind, Rule } from "./schema.ts";

export const VERDICT_LABELS: Record<Verdict, Text> = {
  differs: { en: "differs", fa: "ناهمخوان" },
  damaged: { en: "damaged", fa: "آسیب‌دیده" },
  partial: { en: "partial", fa: "نیمه‌پر" },
  reproduced: { en: "reproduced", fa: "بازتولیدشده" },
  given: { en: "given", fa: "داده‌شده" },
  "not-a-number": { en: "no value", fa: "بی‌مقدار" },
};

export const VERDICT_MEANINGS: Record<Verdict, Text> = {
  differs: { en: "a printed cell is not what the rule gives", fa: "خانه‌ای چاپ شده که با قاعده نمی‌خواند" },
  damaged: {
    en: "the table lost or gained cells when the figure became text",
    fa: "هنگام تبدیل شکل به متن، خانه‌هایی کم یا زیاد شده است",
  },
  partial: {
    en: "a step of an animation: every filled cell agrees",
    fa: "گامی از یک پویانمایی: همهٔ خانه‌های پرشده درست‌اند",
  },
  reproduced: { en: "every cell agrees", fa: "همهٔ خانه‌ها درست‌اند" },
  given: { en: "an input: nothing on the slides gives it", fa: "ورودی: هیچ قاعده‌ای در اسلایدها آن را به دست نمی‌دهد" },
  "not-a-number": { en: "digits that measure nothing", fa: "رقم‌هایی که چیزی را اندازه نمی‌گیرند" },
};

export const KIND_LABELS: Record<Kind, Text> = {
  image: { en: "image", fa: "تصویر" },
  difference: { en: "difference table", fa: "جدول تفاوت" },
  filter: { en: "filter", fa: "فیلتر" },
  equation: { en: "multiplication", fa: "ضرب" },
  products: { en: "product table", fa: "جدول ضرب‌ها" },
  map: { en: "feature map", fa: "نقشهٔ ویژگی" },
  pooled: { en: "pooled map", fa: "نقشهٔ ادغام‌شده" },
  rectified: { en: "ReLU map", fa: "نقشهٔ ReLU" },
  votes: { en: "votes", fa: "رأی‌ها" },
  strength: { en: "synapse strength", fa: "قدرت سیناپس" },
  claim: { en: "claim", fa: "ادعا" },
  tuple: { en: "tuple", fa: "چندتایی" },
  text: { en: "text", fa: "متن" },
};

type Why = Extract<Rule, { why: string }>["why"];

/** Why an entry is not recomputed. */
export const WHY: Record<Why, Text> = {
  input: { en: "an image chosen as input", fa: "تصویری که به‌عنوان ورودی انتخاب شده است" },
  strength: { en: "a strength chosen as an example", fa: "قدرتی که به‌عنوان مثال انتخاب شده است" },
  "picture-lost": {
    en: "its picture is lost from the deck's text, so nothing says what it counts",
    fa: "تصویرش در متن اسلایدها نیست و چیزی نمی‌گوید چه را می‌شمارد",
  },
  statistic: {
    en: "six times faster convergence is a measured claim; no slide holds its data",
    fa: "شش برابر شدن سرعت همگرایی نتیجهٔ یک آزمایش است و داده‌اش در اسلایدها نیست",
  },
  votes: {
    en: "votes chosen as an example; the picture with their result is lost",
    fa: "رأی‌هایی که به‌عنوان مثال انتخاب شده‌اند؛ تصویر نتیجه‌شان از دست رفته است",
  },
  ordinal: { en: "first or second in a series", fa: "اول یا دوم بودن در یک ترتیب" },
  date: { en: "a year", fa: "سال" },
  formula: { en: "an index or exponent of a formula without values", fa: "اندیس یا توان در فرمولی بی‌مقدار" },
  address: { en: "part of a web address", fa: "بخشی از یک نشانی وب" },
  dimension: { en: "two-dimensional", fa: "دوبعدی" },
  list: { en: "the number of a step in a list", fa: "شمارهٔ گامی در یک فهرست" },
};

/** A whole number as prose writes it: Persian prose has its own digits. */
export function count(value: number, lang: Lang): string {
  const digits = String(value);
  return lang === "en" ? digits : digits.replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[Number(digit)] ?? digit);
}

/** `line 888` or `lines 685-691` of a deck's text. */
export function linesLabel([first, last]: [number, number], lang: Lang): string {
  const [from, to] = [count(first, lang), count(last, lang)];
  if (lang === "en") return first === last ? `line ${from}` : `lines ${from}-${to}`;
  return first === last ? `سطر ${from}` : `سطرهای ${from} تا ${to}`;
}
