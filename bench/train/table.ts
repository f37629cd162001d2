import type { Lang, Text } from "../../src/text/lang.ts";
import { ltr } from "../../src/text/bidi.ts";
import type { Case } from "./cases.ts";
import { NAMES } from "./lineup.ts";
import { PEERS, type Measure, type Row } from "./rows.ts";

export const MEASURE: Record<Measure | "memory", Text> = {
  step: { en: "step", fa: "گام" },
  epoch: { en: "epoch", fa: "دور" },
  memory: { en: "memory", fa: "حافظه" },
};

export const WIDE = { label: 9, time: 9, ratio: 9 };

/** One case, 73 columns wide: a label, four times, three ratios. */
export function table({ name, batch, steps, examples }: Case, rows: Row[], lang: Lang): string[] {
  const title = {
    en: `${name}: batches of ${batch}, rounds of ${steps} steps, epochs of ${examples} examples`,
    fa: `${ltr(name)}: دسته‌های ${batch}تایی، نوبت‌های ${steps} گامی، دورهای ${examples} نمونه‌ای`,
  }[lang];
  const header = line("", [...NAMES], ["/layers", "/keras", "/torch"], lang);
  const times = rows.map((row) => {
    const ratios = PEERS.map((peer) => row.ratios[peer]?.toFixed(2) ?? "-");
    const medians = NAMES.map((competitor) => short(row[competitor]));
    return line(MEASURE[row.measure][lang], medians, ratios, lang);
  });
  const memory = NAMES.map((competitor) => short(mebibytes(rows[0]!.peakMemory[competitor])));
  return [title, header, ...times, line(MEASURE.memory[lang], memory, [], lang)];
}

function line(label: string, times: string[], ratios: string[], lang: Lang): string {
  const text = [
    ` ${label.padEnd(WIDE.label)}`,
    ...times.map((time) => time.padStart(WIDE.time)),
    ...ratios.map((ratio) => ratio.padStart(WIDE.ratio)),
  ].join("");
  // Columns keep their order also under a Persian label.
  return lang === "fa" ? ltr(text) : text;
}

/** Three digits, or whole numbers. */
export function short(value: number | null): string {
  if (value === null) return "-";
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}

function mebibytes(bytes: number | null): number | null {
  return bytes === null ? null : bytes / 2 ** 20;
}
