import type { Lang, Text } from "../text/lang.ts";
import type { Metrics } from "./events.ts";

/** What the recipes measure, by the name in the events. A held-out one is told by the name that it is made of. */
const NAMES: Record<string, Text> = {
  loss: { en: "loss", fa: "خطا" },
  accuracy: { en: "accuracy", fa: "دقت" },
  reconstruction: { en: "reconstruction", fa: "بازسازی" },
  kl: { en: "KL divergence", fa: "واگرایی KL" },
  logLikelihood: { en: "log-likelihood", fa: "لگاریتم درست‌نمایی" },
  rightOnReal: { en: "right on real", fa: "تشخیص درست واقعی‌ها" },
  rightOnMade: { en: "right on made", fa: "تشخیص درست ساختگی‌ها" },
  reluAccuracy: { en: "accuracy with ReLU", fa: "دقت با ReLU" },
  tanhAccuracy: { en: "accuracy with tanh", fa: "دقت با tanh" },
  reluSteps: { en: "steps with ReLU", fa: "گام‌ها با ReLU" },
  tanhSteps: { en: "steps with tanh", fa: "گام‌ها با tanh" },
  speedUp: { en: "ReLU faster by", fa: "نسبت سرعت ReLU" },
  naive: { en: "naive forecast", fa: "پیش‌بینی ساده" },
  celsius: { en: "error in °C", fa: "خطا به ‎°C" },
  naiveCelsius: { en: "naive error in °C", fa: "خطای پیش‌بینی ساده به ‎°C" },
};

const HELD_OUT = "heldOut";

/** Each metric by its name and with the digits that count, in one line. */
export function metricWords(metrics: Metrics, lang: Lang): string {
  const parts = Object.entries(metrics).map(([name, value]) => `${nameOf(name, lang)} ${shown(name, value)}`);
  return parts.join({ en: ", ", fa: "، " }[lang]);
}

function nameOf(name: string, lang: Lang): string {
  if (!name.startsWith(HELD_OUT)) return NAMES[name]?.[lang] ?? name;
  const own = name[HELD_OUT.length]!.toLowerCase() + name.slice(HELD_OUT.length + 1);
  const told = NAMES[own]?.[lang] ?? own;
  return { en: `held-out ${told}`, fa: `${told} (دیده‌نشده‌ها)` }[lang];
}

const SHARES = /accuracy$|^(heldOutR|r)ightOn/i;

function shown(name: string, value: number): string {
  return SHARES.test(name) ? percent(value, 2) : short(value);
}

export function percent(share: number, digits = 1): string {
  return `${(100 * share).toFixed(digits)} %`;
}

/** Three digits that count. */
export function short(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(+value.toPrecision(3));
}
