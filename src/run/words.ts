import pc from "picocolors";
import { ltr } from "../text/bidi.ts";
import type { Lang, Text } from "../text/lang.ts";
import { drawing } from "./drawing.ts";
import { showData, showNumbers } from "./show.ts";
import type { Style } from "./style.ts";
import { isDone, type Difference, type Failure, type Verdict } from "./verdict.ts";

type Paint = ReturnType<typeof pc.createColors>;

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
  const { test, difference, cause, call, at } = failure;
  const label = (text: Text) => `    ${paint.dim(text[lang])} `;
  return [
    ...(test ? [`  ${paint.bold(test)}`] : []),
    ...(difference ? differenceWords(difference, style, paint) : [`    ${paint.red(plainWords(failure, lang))}`]),
    ...(call && difference ? [label(INPUT) + paint.cyan(showCall(call.name, call.args))] : []),
    ...(at && !difference ? [label(PLACE) + `${at.file}:${at.line}:${at.column}`] : []),
    ...(at?.text && !difference ? [`      ${paint.dim(at.text.trim())}`] : []),
    ...(cause ? [label(CAUSE) + paint.yellow(cause.text[lang])] : []),
  ];
}

/** A mark of direction: what ends a Persian line stays at its end. */
const END = "\u200f";

const INPUT: Text = { en: "called as", fa: "فراخوانی:" };
const PLACE: Text = { en: "at", fa: "در" };
const CAUSE: Text = { en: "looks like:", fa: "به نظر می‌رسد:" };

function showCall(name: string, args: unknown[]): string {
  const room = Math.floor((CALL_WIDTH - name.length) / Math.max(1, args.length)) - 2;
  return `${name}(${args.map((arg) => showData(arg, Math.max(room, 12))).join(", ")})`;
}

function differenceWords(difference: Difference, style: Style, paint: Paint): string[] {
  const { lang } = style;
  const { kind, first, worst, differing, total, tolerance } = difference;
  if (kind === "shape") {
    const text = {
      en: [`the shape is ${first.got}`, `it should be ${first.want}`],
      fa: [`شکل پاسخ ${first.got} است`, `باید ${first.want} باشد`],
    }[lang];
    return [`    ${paint.red(text[0]!)}`, `    ${paint.green(text[1]!)}`];
  }
  const cell = ({ path, got, want }: typeof first) => {
    const [shownGot, shownWant] = showNumbers(got, want);
    const where = path ? { en: `at ${path}: `, fa: `در ${ltr(path)}: ` }[lang] : "";
    const words = { en: ["got", "want"], fa: ["پاسخ شما", "درست"] }[lang];
    if (lang === "en") return `${where}${words[0]} ${paint.red(shownGot)}, ${words[1]} ${paint.green(shownWant)}`;
    return `${where}${words[0]} ${paint.red(ltr(shownGot))}، ${words[1]} ${paint.green(ltr(shownWant))}${END}`;
  };
  const within = { en: `tolerance ${tolerance}`, fa: `رواداری ${ltr(`${tolerance}`)}` }[lang];
  const count = { en: `${differing} of ${total} numbers differ`, fa: `از ${total} عدد، ${differing} تا فرق دارد` }[
    lang
  ];
  const furthest = { en: "furthest", fa: "دورترین" }[lang];
  return [
    `    ${cell(first)} ${paint.dim(`(${within})`)}`,
    ...(total > 1
      ? [`    ${count}${worst.path === first.path ? "" : `${{ en: ";", fa: "؛" }[lang]} ${furthest} ${cell(worst)}`}`]
      : []),
    ...drawing(difference, style, paint).map((row) => `      ${row}`),
  ];
}

function plainWords({ kind, message }: Failure, lang: Lang): string {
  switch (kind) {
    case "not-implemented":
      return { en: `${message}`, fa: `هنوز نوشته نشده: ${message.split(" ")[0]}` }[lang];
    case "timeout":
      return {
        en: "stopped: this test did not end in time; is there a loop that never ends?",
        fa: "متوقف شد: این آزمون به‌موقع تمام نشد؛ آیا حلقه‌ای بی‌پایان هست؟",
      }[lang];
    case "exit":
      return {
        en: `the code ended its process (${message}); process.exit or too much memory?`,
        fa: `کد فرایند خود را پایان داد (${message})؛ process.exit یا حافظهٔ زیاد؟`,
      }[lang];
    case "syntax":
      return { en: `does not compile: ${message}`, fa: `کامپایل نمی‌شود: ${message}` }[lang];
    case "import":
      return { en: `fails while it is loaded: ${message}`, fa: `هنگام بارگذاری خطا می‌دهد: ${message}` }[lang];
    default:
      return message.split("\n")[0]!;
  }
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
