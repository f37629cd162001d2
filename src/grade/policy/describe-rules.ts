import { ltr } from "../../text/bidi.ts";
import type { Text } from "../../text/lang.ts";
import type { Rules } from "./policy.ts";

const PARTIAL: Record<Rules["partial"], Text> = {
  "by-test": {
    en: "each test that passes gives its part of the points",
    fa: "هر آزمونی که پذیرفته شود سهم خود از امتیاز را می‌دهد",
  },
  "all-or-nothing": {
    en: "all tests must pass; otherwise there are no points",
    fa: "همهٔ آزمون‌ها باید پذیرفته شوند؛ وگرنه امتیازی نیست",
  },
};

/** How tests make points. */
export function partialLines({ partial, minimum }: Pick<Rules, "partial" | "minimum">): Text[] {
  if (partial === "all-or-nothing" || minimum === 1) return [PARTIAL[partial]];
  return [
    PARTIAL[partial],
    { en: `no points below ${minimum} tests that pass`, fa: `با کمتر از ${minimum} آزمون پذیرفته امتیازی نیست` },
  ];
}

const FEEDBACK: Record<Rules["feedback"], Text> = {
  full: {
    en: "everything: where it went wrong, what came out and what was wanted",
    fa: "همه چیز: جای خطا، آنچه به دست آمد و آنچه باید می‌آمد",
  },
  "actual-only": {
    en: "where it went wrong and what came out, not what was wanted",
    fa: "جای خطا و آنچه به دست آمد، بی آنچه باید می‌آمد",
  },
  "index-only": { en: "only where it went wrong", fa: "تنها جای خطا" },
  "pass-fail": { en: "only that it failed", fa: "تنها رد شدن آن" },
};

export function feedbackLines({ feedback }: Pick<Rules, "feedback">): Text[] {
  return [FEEDBACK[feedback]];
}

/** What is told of tests whose inputs are drawn for each student. */
export function drawnLines({ drawn }: Pick<Rules, "drawn">): Text[] {
  const { en, fa } = FEEDBACK[drawn.feedback];
  return [{ en: `inputs drawn for each student: ${en}`, fa: `ورودی‌های قرعه‌ای هر دانشجو: ${fa}` }];
}

export function limitLines({ limits }: Pick<Rules, "limits">): Text[] {
  const { cpu, wall, memory } = limits;
  const megabytes = `${Number((memory / 2 ** 20).toFixed(1))} MiB`;
  return [
    {
      en: `a task may use ${cpu} s of processor time, ${wall} s in all and ${megabytes} of memory`,
      fa: `هر تمرین حداکثر ${cpu} ثانیه وقت پردازنده، ${wall} ثانیه زمان کل و ${ltr(megabytes)} حافظه دارد`,
    },
  ];
}
