import { ltr } from "../../text/bidi.ts";
import type { Lang, Text } from "../../text/lang.ts";
import { counted, span } from "../policy/phrases.ts";
import type { TaskTotals, Totals } from "./view.ts";

/** A task in a line or two: points, what is missing and why, and how many checks are not shown. */
export function taskWords(task: TaskTotals, lang: Lang): string[] {
  return [pointsOf(task), ...hiddenOf(task)].map((text) => text[lang]);
}

/** The whole in a few lines: points, or why there are none, and lateness. */
export function totalWords({ outcome, why, points, max, lateTook, lateness }: Totals, lang: Lang): string[] {
  if (points === null || outcome === "ungradable") return why ? [why[lang]] : [];
  const total = { en: `${points} of ${max} points`, fa: `${points} از ${max} امتیاز` };
  const lost = lateTook > 0 ? lateLoss(lateTook, lateness?.by ?? null) : undefined;
  return [total, ...(why ? [why] : []), ...(lost ? [lost] : [])].map((text) => text[lang]);
}

/** What was left aside of the submission, and why. */
export function remarkWords({ remarks }: Totals, lang: Lang): string[] {
  const code = (path: string) => (lang === "fa" ? ltr(path) : path);
  return remarks.map(({ path, text }) => `${code(path)}: ${text[lang]}`);
}

/** In hundredths, like all points. */
export function lostOf({ points, max }: Pick<TaskTotals, "points" | "max">): number {
  return Math.round((max - points) * 100) / 100;
}

function pointsOf(task: TaskTotals): Text {
  const { points, max, passed, total, lateTook, submitted } = task;
  const lost = lostOf(task);
  const score = { en: `${points} of ${max} points`, fa: `${points} از ${max} امتیاز` };
  if (!submitted) return { en: `${score.en}: no file was handed in`, fa: `${score.fa}: فایلی تحویل داده نشده است` };
  const tests = { en: `${passed} of ${total} tests pass`, fa: `از ${total} آزمون، ${passed} تا پذیرفته شد` };
  if (lost === 0) return { en: `${score.en}: ${tests.en}`, fa: `${score.fa}: ${tests.fa}` };
  const late =
    lateTook > 0 ? { en: ` (${lateTook} by lateness)`, fa: ` (${lateTook} به سبب دیرکرد)` } : { en: "", fa: "" };
  return {
    en: `${score.en}: ${tests.en}; ${counted(lost, "point", "").en} lost${late.en}`,
    fa: `${score.fa}: ${tests.fa}؛ ${lost} امتیاز از دست رفت${late.fa}`,
  };
}

function hiddenOf({ hidden }: TaskTotals): Text[] {
  if (hidden === 0) return [];
  const en = `${hidden} of these tests ${hidden === 1 ? "is" : "are"} not shown`;
  return [{ en, fa: `${hidden} تا از این آزمون‌ها نشان داده نمی‌شود` }];
}

/** `by`: milliseconds. */
function lateLoss(lateTook: number, by: number | null): Text {
  const points = counted(lateTook, "point", "امتیاز");
  const late = by === null ? { en: "late", fa: "دیر" } : { en: `${span(by).en} late`, fa: `${span(by).fa} دیر` };
  return {
    en: `${points.en} lost: handed in ${late.en}`,
    fa: `${points.fa} از دست رفت: ${late.fa} تحویل داده شد`,
  };
}
