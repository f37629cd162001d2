import { ltr } from "../../text/bidi.ts";
import type { Lang, Text } from "../../text/lang.ts";
import { Problem } from "../../text/problem.ts";
import type { Fault } from "./fault.ts";
import type { Place } from "./place.ts";

/** A fault and where it is: keys from the top of the document, line and column from 1. */
export interface PlacedFault extends Fault, Place {
  path: string[];
}

/** All faults of a file, a line for each, in the order of the file. */
export function faultsProblem(file: string, faults: PlacedFault[]): Problem {
  const sorted = faults.toSorted((a, b) => a.line - b.line || a.column - b.column);
  const all = (lang: Lang) => sorted.map((fault) => line(file, fault)[lang]).join("\n");
  return new Problem({ en: all("en"), fa: all("fa") }, { file, faults: sorted });
}

function line(file: string, { path, line: row, column, got, wanted, next }: PlacedFault): Text {
  const place = `${file}:${row}:${column}`;
  const at = path.join(".");
  return {
    en: `${place}: ${at && `${at}: `}got ${got.en}, wanted ${wanted.en}; ${next.en}`,
    fa: `${ltr(place)}: ${at && `${ltr(at)}: `}آنچه آمده: ${got.fa}؛ آنچه باید باشد: ${wanted.fa}؛ ${next.fa}`,
  };
}

const WHY: Record<string, Text> = {
  ENOENT: { en: "there is no such file", fa: "چنین فایلی نیست" },
  EISDIR: { en: "it is a folder, wanted a file", fa: "این یک پوشه است، باید فایل باشد" },
  EACCES: { en: "this user may not read it", fa: "این کاربر اجازهٔ خواندنش را ندارد" },
  ERR_ENCODING_INVALID_ENCODED_DATA: {
    en: "it is no UTF-8 text, wanted YAML in UTF-8",
    fa: "متن UTF-8 نیست، باید YAML با UTF-8 باشد",
  },
};

/** A policy file that cannot be read at all; `code` is that of the operating system or of Node. */
export function unreadable(file: string, code = "?"): Problem {
  const why = WHY[code] ?? { en: code, fa: code };
  return new Problem(
    {
      en: `${file}: the policy cannot be read: ${why.en}; give the path of a YAML file, or none for the defaults`,
      fa: `${ltr(file)}: آیین‌نامه خوانده نمی‌شود: ${why.fa}؛ مسیر یک فایل YAML را بدهید، یا برای پیش‌فرض‌ها هیچ‌کدام`,
    },
    { file, code },
  );
}
