import type { Lang } from "../../src/text/lang.ts";
import { ltr } from "../../src/text/bidi.ts";
import type { Throughput } from "./throughput.ts";

/** What grading is measured by, and what is wanted of it on two cores. */
export const WANTED = { perMinute: 250, againSeconds: 5 };

export interface GradeReport {
  cores: number;
  /** Sixty tasks of five checks. */
  sixty: Throughput;
  /** A fresh vitest for each submission of the same, and how many times as many we grade. */
  vitest: { seconds: number; perMinute: number; ratio: number };
  /** All tasks and checks of the course as it is. */
  course: Throughput;
  /** A class of which nothing has changed. */
  again: { students: number; seconds: number };
  identicalTwice: boolean;
}

export function holds({ sixty, again, identicalTwice }: GradeReport): boolean {
  return sixty.perMinute >= WANTED.perMinute && again.seconds < WANTED.againSeconds && identicalTwice;
}

export function reportWords(report: GradeReport, lang: Lang): string {
  const { cores, sixty, vitest, course, again, identicalTwice } = report;
  const head = { en: `submissions a minute, ${cores} cores`, fa: `تحویل در دقیقه، ${cores} هسته` }[lang];
  const rows = [
    row("tamrin", sixty),
    `vitest    ${size(sixty)}${vitest.perMinute.toFixed(1).padStart(8)}   ${vitest.ratio.toFixed(0)}x`,
    row("course", course),
  ];
  const notes = {
    en: [
      `wanted: ${WANTED.perMinute} a minute; vitest: a fresh run for each submission, which isolates nothing`,
      `${again.students} unchanged submissions again: ${again.seconds.toFixed(1)} s (wanted: below ${WANTED.againSeconds})`,
      `the same bytes twice: ${identicalTwice ? "yes" : "NO"}`,
    ],
    fa: [
      `هدف: ${WANTED.perMinute} در دقیقه؛ vitest: برای هر تحویل اجرایی تازه، بی هیچ جداسازی`,
      `${again.students} تحویل بی‌تغییر، دوباره: ${again.seconds.toFixed(1)} ثانیه (هدف: کمتر از ${WANTED.againSeconds})`,
      `دو بار، بایت به بایت یکسان: ${identicalTwice ? "بله" : "خیر"}`,
    ],
  }[lang];
  return [head, ...rows.map((line) => (lang === "fa" ? ltr(line) : line)), ...notes].join("\n");
}

function row(name: string, throughput: Throughput): string {
  const { perMinute, peakMemory, workers } = throughput;
  const [worker, guest] = [peakMemory.worker, peakMemory.guest].map((bytes) => `${Math.round(bytes / 2 ** 20)} MiB`);
  return `${name.padEnd(10)}${size(throughput)}${perMinute.toFixed(1).padStart(8)}   ${workers} workers of ${worker} and ${guest}`;
}

const size = ({ tasks, checks }: Throughput) => `${tasks} tasks, ${checks} checks`.padEnd(24);
