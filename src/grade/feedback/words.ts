import pc from "picocolors";
import { drawn } from "../../run/drawing.ts";
import { CAUSE, differenceWords, INPUT, PLACE, plainWords } from "../../run/explain.ts";
import type { FailureKind } from "../../run/verdict.ts";
import { ltr } from "../../text/bidi.ts";
import type { Lang, Text } from "../../text/lang.ts";
import type { FailureView } from "./redact.ts";
import type { CheckView } from "./view.ts";

const plain = pc.createColors(false);

/** Why a check failed, a line for each fact, without its name and picture. None where it passed. */
export function checkWords({ passed, level, failure }: CheckView, lang: Lang): string[] {
  if (passed) return [];
  if (failure) return failureWords(failure, lang);
  return [(level === "pass-fail" ? WITHHELD : UNKNOWN)[lang]];
}

/** The picture of a check in block characters, for a font whose letters are all as wide; none where there is no picture. */
export function pictureWords({ failure }: CheckView, lang: Lang): string[] {
  return failure?.picture ? drawn(failure.picture, lang, plain) : [];
}

const WITHHELD: Text = {
  en: "it failed; by the rules of this course no more is shown",
  fa: "رد شد؛ طبق قواعد این درس بیش از این نشان داده نمی‌شود",
};
const UNKNOWN: Text = { en: "it failed", fa: "رد شد" };

function failureWords({ kind, message, difference, call, at, cause }: FailureView, lang: Lang): string[] {
  const code = (text: string) => (lang === "fa" ? ltr(text) : text);
  const what = message === undefined ? BARE[kind][lang] : plainWords(kind, message, lang);
  return [
    ...(difference ? differenceWords(difference, lang, plain) : [what]),
    ...(call === undefined ? [] : [`${INPUT[lang]} ${code(call)}`]),
    ...(at ? [`${PLACE[lang]} ${code(`${at.file}:${at.line}:${at.column}`)}`] : []),
    ...(at?.text === undefined ? [] : [`  ${code(at.text)}`]),
    ...(cause ? [`${CAUSE[lang]} ${cause[lang]}`] : []),
  ];
}

/** What is said where the message may not be told. */
const BARE: Record<FailureKind, Text> = {
  "not-implemented": { en: "it is not written yet", fa: "هنوز نوشته نشده است" },
  shape: { en: "the shape is wrong", fa: "شکل پاسخ نادرست است" },
  value: { en: "the answer is wrong", fa: "پاسخ نادرست است" },
  assertion: { en: "the answer is not what this test demands", fa: "پاسخ آن چیزی نیست که این آزمون می‌خواهد" },
  error: { en: "the code threw an error", fa: "کد با خطا متوقف شد" },
  syntax: { en: "it does not compile", fa: "کامپایل نمی‌شود" },
  import: { en: "it fails while it is loaded", fa: "هنگام بارگذاری خطا می‌دهد" },
  timeout: { en: "stopped: it did not end in time", fa: "متوقف شد: به‌موقع تمام نشد" },
  exit: { en: "the code ended its process", fa: "کد فرایند خود را پایان داد" },
};
