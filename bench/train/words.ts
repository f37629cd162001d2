import type { Lang, Text } from "../../src/text/lang.ts";
import { ltr } from "../../src/text/bidi.ts";
import { wrap } from "../../src/text/wrap.ts";
import type { WasmRow } from "../wasm.ts";
import type { Case } from "./cases.ts";
import { NAMES, type Name } from "./lineup.ts";
import type { Absence } from "./race.ts";
import type { Report } from "./report.ts";
import { LIMITS, shortfalls, type Row } from "./rows.ts";
import { MEASURE, short, table, WIDE } from "./table.ts";

/** The report for people: a table for each case, then what falls short, what was not judged, and why. */
export function reportWords(report: Report, lang: Lang, columns: number): string {
  const { rounds, cores, cases, rows } = report;
  const head = {
    en: `milliseconds and MiB, median of ${rounds} round${rounds === 1 ? "" : "s"} on ${cores} cores; ratio: ours over theirs`,
    fa: `میلی‌ثانیه و مبی‌بایت، میانهٔ ${rounds} نوبت روی ${cores} هسته؛ نسبت: ما به دیگری`,
  }[lang];
  const tables = cases.flatMap((job) => ["", ...table(job, rowsOf(rows, job), lang)]);
  const notes = [
    ...versionLines(report, lang),
    ...verdictLines(rows, lang),
    ...absenceLines(report, lang),
    ...eagerLines(rows, lang),
  ];
  return [head, ...tables, "", ...notes, ...wasmLines(report.wasm, lang)].map((line) => wrap(line, columns)).join("\n");
}

function rowsOf(rows: Row[], { name }: Case): Row[] {
  return rows.filter((row) => row.case === name);
}

function versionLines({ versions, threads }: Report, lang: Lang): string[] {
  return NAMES.flatMap((name) => {
    const libraries = Object.entries(versions[name] ?? {}).map(([library, version]) => `${library} ${version}`);
    if (libraries.length === 0) return [];
    const text = `${name}: ${libraries.join(", ")}; threads ${threads[name]}`;
    return [lang === "fa" ? ltr(text) : text];
  });
}

function verdictLines(rows: Row[], lang: Lang): string[] {
  const short = shortfalls(rows);
  const limits = {
    en: `${LIMITS.keras} of keras and ${LIMITS.torch} of torch`,
    fa: `${LIMITS.keras} زمان keras و ${LIMITS.torch} زمان torch`,
  };
  if (short.length === 0) {
    return [
      {
        en: `holds: at most ${limits.en} wherever both were measured`,
        fa: `برقرار است: هر جا سنجیده شد، حداکثر ${limits.fa}`,
      }[lang],
    ];
  }
  const head = { en: `falls short of at most ${limits.en}:`, fa: `از حداکثر ${limits.fa} بازمی‌ماند:` }[lang];
  const lines = short.map(({ case: name, measure, peer, ratio }) => {
    const where = `${name}, ${MEASURE[measure][lang]}`;
    return peer === null
      ? { en: `  ${where}: ours has no time`, fa: `  ${where}: ما زمانی نداریم` }[lang]
      : `  ${where}: ${ratio!.toFixed(2)} (${peer})`;
  });
  return [head, ...lines];
}

/** Each reason once, with the cases that it concerns. */
function absenceLines({ rows, python }: Report, lang: Lang): string[] {
  const where = new Map<string, Set<string>>();
  for (const { case: name, absent } of rows) {
    for (const [competitor, absence] of Object.entries(absent)) {
      const why = reason(competitor as Name, absence, python)[lang];
      where.set(why, (where.get(why) ?? new Set()).add(name));
    }
  }
  const inCases = (names: Set<string>) =>
    ({ en: `not judged (${[...names].join(", ")})`, fa: `داوری نشد (${[...names].join("، ")})` })[lang];
  return [...where].map(([why, names]) => `${inCases(names)}: ${why}`);
}

export function reason(competitor: Name, absence: Absence, python: string): Text {
  if ("failed" in absence) {
    const { failed } = absence;
    if (!failed.endsWith("ENOENT")) return { en: `${competitor}: ${failed}`, fa: `${competitor}: ${ltr(failed)}` };
    return {
      en: `${competitor}: there is no ${python}; --python PATH names another`,
      fa: `${competitor}: ${ltr(python)} پیدا نشد؛ ‎--python PATH دیگری را نام می‌برد`,
    };
  }
  const fix = `${python} -m pip install -r bench/peers/requirements.txt`;
  return {
    en: `${competitor}: ${absence.missing} is not installed in ${python}; ${fix}`,
    fa: `${competitor}: ${absence.missing} در ${ltr(python)} نصب نیست؛ ${ltr(fix)}`,
  };
}

function eagerLines(rows: Row[], lang: Lang): string[] {
  const found = rows.filter(({ eager, measure }) => eager && measure === "step");
  return found.map(({ case: name, eager }) => {
    const head = { en: `ours ran ${name} operation by operation`, fa: `ما ${name} را عمل به عمل اجرا کردیم` }[lang];
    return `${head}: ${eager![lang]}`;
  });
}

function wasmLines(rows: WasmRow[], lang: Lang): string[] {
  if (rows.length === 0) return [];
  const head = {
    en: "a step on WebAssembly, milliseconds: repaired, as the package is, times as fast",
    fa: "یک گام روی WebAssembly، به میلی‌ثانیه: ترمیم‌شده، همان بسته، چند برابر سریع‌تر",
  }[lang];
  const lines = rows.map(({ case: name, oursMs, stockMs, throws, ratio }) => {
    const text = ` ${name.padEnd(50)}${short(oursMs).padStart(WIDE.time)}${short(stockMs).padStart(WIDE.time)}`;
    const row = `${text}${ratio === null ? `   ${throws}` : ratio.toFixed(1).padStart(WIDE.ratio)}`;
    return lang === "fa" ? ltr(row) : row;
  });
  return ["", head, ...lines];
}
