import type { Attack } from "../attack.ts";
import { TARGET } from "../targets.ts";

function source(name: string, claim: Attack["claim"], tries: string, text: () => string): Attack {
  return {
    name,
    claim,
    tries,
    // Megabytes of text, which nobody needs before it is tried.
    get lessons() {
      return { [TARGET]: text() };
    },
  };
}

const END = "\nexport function relu() { throw new Error('no answer'); }";

/** They would stall what reads their TypeScript. */
export const compiling: Attack[] = [
  source(
    "nested-brackets",
    { en: "no nesting brings the compiler down", fa: "هیچ تودرتویی مترجم را از پا نمی‌اندازد" },
    "nests two million brackets",
    () => `export const x = ${"(".repeat(2e6)}1${")".repeat(2e6)};${END}`,
  ),
  source(
    "nested-types",
    { en: "types without end do not stall the compiler", fa: "نوع‌های بی‌پایان مترجم را متوقف نمی‌کنند" },
    "writes ten megabytes of types within one another",
    () => `type T = ${"A<".repeat(5e6)}0${">".repeat(5e6)};${END}`,
  ),
  source(
    "ambiguous-arrows",
    { en: "text that can be read in many ways is read in time", fa: "متن چندپهلو به‌موقع خوانده می‌شود" },
    "writes conditions that might be arrow functions with types, within one another",
    () => `export const x = ${"a ? (b) : (c = (d) ? (e) : ".repeat(400)}0${")".repeat(400)};${END}`,
  ),
  source(
    "huge-file",
    { en: "a file of 60 MB is refused", fa: "فایل ۶۰ مگابایتی پذیرفته نمی‌شود" },
    "hands in 60 MB of numbers",
    () => `export const x = [${"1,".repeat(3e7)}];${END}`,
  ),
  source(
    "unicode",
    { en: "letters that deceive the eye do not deceive the compiler", fa: "نویسه‌های فریبنده مترجم را فریب نمی‌دهند" },
    "hides code behind marks of direction, line separators, lone surrogates and a second byte order mark",
    () =>
      `\uFEFF\uFEFF// \u202E export \u2028 process.reallyExit(0);\nexport const \u{20BB7} = "\uD800\u0000\u2029";${END}`,
  ),
  source(
    "closing-wrapper",
    { en: "a lesson cannot end the function around it", fa: "درس از پوستهٔ خود بیرون نمی‌زند" },
    "closes the host's wrapper and opens another one",
    () =>
      `//! }); process.reallyExit(0); (function () {${END}\n/*! */ export const y = "\\u2028}); process.exit(0); //"; //!`,
  ),
  source(
    "reexported-grader",
    { en: "lessons import lessons and the kit only", fa: "درس‌ها فقط درس و kit را وارد می‌کنند" },
    "exports the functions of the reference, of vitest and of its own tests",
    () =>
      `export * from "#reference/02-xo/relu"; export { relu as again } from "../../solutions/02-xo/relu.ts"; import "vitest";`,
  ),
];
