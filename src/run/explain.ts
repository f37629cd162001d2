import type { Colors } from "picocolors/types";
import { ltr } from "../text/bidi.ts";
import type { Lang, Text } from "../text/lang.ts";
import { showData, showNumbers } from "./show.ts";
import type { Call, Difference, FailureKind } from "./verdict.ts";

/** A cell that differs, its values as they are shown; without those that are not to be told. */
export interface ShownCell {
  path: string;
  got?: string;
  want?: string;
}

/** A difference as it is told. What is left out is not told. */
export interface ShownDifference {
  kind: Difference["kind"];
  first: ShownCell;
  worst?: ShownCell;
  differing?: number;
  total?: number;
  tolerance?: number;
}

/** Everything of a difference but the whole answers. */
export function shown({ kind, first, worst, differing, total, tolerance }: Difference): ShownDifference {
  return { kind, first: shownCell(first), worst: shownCell(worst), differing, total, tolerance };
}

function shownCell({ path, got, want }: Difference["first"]): ShownCell {
  const [shownGot, shownWant] = showNumbers(got, want);
  return { path, got: shownGot, want: shownWant };
}

export const INPUT: Text = { en: "called as", fa: "فراخوانی:" };
export const PLACE: Text = { en: "at", fa: "در" };
export const CAUSE: Text = { en: "looks like:", fa: "به نظر می‌رسد:" };

/** A mark of direction: what ends a Persian line stays at its end. */
const END: Text = { en: "", fa: "\u200f" };
const COMMA: Text = { en: ",", fa: "،" };
const SEMICOLON: Text = { en: ";", fa: "؛" };
const GOT: Text = { en: "got", fa: "پاسخ شما" };
const WANT: Text = { en: "want", fa: "درست" };

/** `convolve([[1, 2]], [[3]])` in about `width` characters, shared by the arguments. */
export function showCall({ name, args }: Call, width: number): string {
  const room = Math.floor((width - name.length) / Math.max(1, args.length)) - 2;
  return `${name}(${args.map((arg) => showData(arg, Math.max(room, 12))).join(", ")})`;
}

/** One or two lines: where the first difference is and how far it goes. */
export function differenceWords(difference: ShownDifference, lang: Lang, paint: Colors): string[] {
  return difference.kind === "shape" ? shapeWords(difference.first, lang, paint) : valueWords(difference, lang, paint);
}

function shapeWords({ got, want }: ShownCell, lang: Lang, paint: Colors): string[] {
  if (got === undefined) return [paint.red({ en: "the shape is wrong", fa: "شکل پاسخ نادرست است" }[lang])];
  const is = { en: `the shape is ${got}`, fa: `شکل پاسخ ${ltr(got)} است` }[lang];
  if (want === undefined) return [paint.red(is)];
  return [paint.red(is), paint.green({ en: `it should be ${want}`, fa: `باید ${ltr(want)} باشد` }[lang])];
}

function valueWords(difference: ShownDifference, lang: Lang, paint: Colors): string[] {
  const { first, worst, differing, total = 1, tolerance } = difference;
  const within = { en: `tolerance ${tolerance}`, fa: `رواداری ${ltr(`${tolerance}`)}` }[lang];
  const head = `${cellWords(first, lang, paint)}${tolerance === undefined ? "" : ` ${paint.dim(`(${within})`)}`}`;
  if (differing === undefined || total <= 1) return [head];
  const count = { en: `${differing} of ${total} numbers differ`, fa: `از ${total} عدد، ${differing} تا فرق دارد` }[
    lang
  ];
  if (!worst || worst.path === first.path) return [head, count];
  const furthest = { en: "furthest", fa: "دورترین" }[lang];
  return [head, `${count}${SEMICOLON[lang]} ${furthest} ${cellWords(worst, lang, paint)}`];
}

function cellWords({ path, got, want }: ShownCell, lang: Lang, paint: Colors): string {
  const where = path && { en: `at ${path}`, fa: `در ${ltr(path)}` }[lang];
  const number = (text: string) => (lang === "fa" ? ltr(text) : text);
  const values = [
    ...(got === undefined ? [] : [`${GOT[lang]} ${paint.red(number(got))}`]),
    ...(want === undefined ? [] : [`${WANT[lang]} ${paint.green(number(want))}`]),
  ].join(`${COMMA[lang]} `);
  if (values === "") return `${{ en: "wrong answer", fa: "پاسخ نادرست" }[lang]}${where && ` ${where}`}${END[lang]}`;
  return `${where && `${where}: `}${values}${END[lang]}`;
}

/** What went wrong where no numbers were compared. */
export function plainWords(kind: FailureKind, message: string, lang: Lang): string {
  const code = ltr(message);
  switch (kind) {
    case "not-implemented":
      return { en: message, fa: `هنوز نوشته نشده: ${ltr(message.split(" ")[0]!)}` }[lang];
    case "timeout":
      return {
        en: "stopped: this test did not end in time; is there a loop that never ends?",
        fa: "متوقف شد: این آزمون به‌موقع تمام نشد؛ آیا حلقه‌ای بی‌پایان هست؟",
      }[lang];
    case "exit":
      return {
        en: `the code ended its process (${message}); process.exit or too much memory?`,
        fa: `کد فرایند خود را پایان داد (${code})؛ process.exit یا حافظهٔ زیاد؟`,
      }[lang];
    case "syntax":
      return { en: `does not compile: ${message}`, fa: `کامپایل نمی‌شود: ${code}` }[lang];
    case "import":
      return { en: `fails while it is loaded: ${message}`, fa: `هنگام بارگذاری خطا می‌دهد: ${code}` }[lang];
    default: {
      const [first] = message.split("\n") as [string];
      return { en: first, fa: ltr(first) }[lang];
    }
  }
}
