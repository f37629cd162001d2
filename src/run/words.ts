import pc from "picocolors";
import type { Text } from "../text/lang.ts";
import { drawing } from "./drawing.ts";
import { CAUSE, differenceWords, INPUT, PLACE, plainWords, showCall, shown } from "./explain.ts";
import type { Style } from "./style.ts";
import { isDone, type Failure, type Verdict } from "./verdict.ts";

/** Columns for a call, so that it stands on one line of 80. */
const CALL_WIDTH = 62;

/** Names of further failing tests that are shown; the rest is counted. */
const OTHER_TESTS = 4;

/** Printed text that is shown below a verdict, at most this many lines. */
const OUTPUT_LINES = 8;

/** One line for each task, then every failure explained. */
export function runWords(verdicts: Verdict[], style: Style): string {
  const paint = pc.createColors(style.colour);
  const done = verdicts.filter(isDone).length;
  const total = {
    en: `${done} of ${verdicts.length} tasks pass`,
    fa: `از ${verdicts.length} تمرین، ${done} تا درست است`,
  };
  return [...verdicts.map((verdict) => verdictWords(verdict, style)), "", paint.bold(total[style.lang])].join("\n");
}

/** A verdict: `✓ 02-xo/convolve 8/8`, or what failed first and why, and the names of what else failed. */
export function verdictWords(verdict: Verdict, style: Style): string {
  const paint = pc.createColors(style.colour);
  const { id, passed, total, failures, output } = verdict;
  if (isDone(verdict)) return `${paint.green("✓")} ${id} ${paint.dim(`${passed}/${total}`)}`;
  const [first, ...others] = failures;
  const pending = failures.length > 0 && failures.every(({ kind }) => kind === "not-implemented");
  const head = `${pending ? paint.yellow("○") : paint.red("✗")} ${id} ${paint.dim(`${passed}/${total}`)}`;
  if (!first) return head;
  if (pending) return [head, ...failureWords(first, style)].join("\n");
  return [head, ...failureWords(first, style), ...otherWords(others, style), ...outputWords(output, style)].join("\n");
}

/** What went wrong in one test, most telling first. */
function failureWords(failure: Failure, style: Style): string[] {
  const paint = pc.createColors(style.colour);
  const { lang } = style;
  const { test, kind, message, difference, cause, call, at } = failure;
  const label = (text: Text) => `    ${paint.dim(text[lang])} `;
  return [
    ...(test ? [`  ${paint.bold(test)}`] : []),
    ...(difference
      ? differenceWords(shown(difference), lang, paint).map((line) => `    ${line}`)
      : [`    ${paint.red(plainWords(kind, message, lang))}`]),
    ...(difference ? drawing(difference, style, paint).map((row) => `      ${row}`) : []),
    ...(call && difference ? [label(INPUT) + paint.cyan(showCall(call, CALL_WIDTH))] : []),
    ...(at && !difference ? [label(PLACE) + `${at.file}:${at.line}:${at.column}`] : []),
    ...(at?.text && !difference ? [`      ${paint.dim(at.text.trim())}`] : []),
    ...(cause ? [label(CAUSE) + paint.yellow(cause.text[lang])] : []),
  ];
}

function otherWords(failures: Failure[], { lang, colour }: Style): string[] {
  if (failures.length === 0) return [];
  const paint = pc.createColors(colour);
  const head = { en: "also fails:", fa: "این‌ها هم رد می‌شوند:" }[lang];
  const rest = failures.length - OTHER_TESTS;
  const more = { en: `and ${rest} more`, fa: `و ${rest} آزمون دیگر` }[lang];
  const names = failures.slice(0, OTHER_TESTS).map(({ test }) => test);
  return [head, ...names.map((name) => `  ${name}`), ...(rest > 0 ? [`  ${more}`] : [])].map((line) =>
    paint.dim(`  ${line}`),
  );
}

function outputWords(output: string, { lang, colour }: Style): string[] {
  if (output.trim() === "") return [];
  const paint = pc.createColors(colour);
  const lines = output.trimEnd().split("\n");
  const head = { en: "printed:", fa: "چاپ شد:" }[lang];
  const rest = lines.length > OUTPUT_LINES ? [`    … ${lines.length - OUTPUT_LINES}`] : [];
  return [paint.dim(`  ${head}`), ...lines.slice(0, OUTPUT_LINES).map((line) => `    ${line.slice(0, 74)}`), ...rest];
}
