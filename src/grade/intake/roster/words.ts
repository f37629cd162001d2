import { ltr } from "../../../text/bidi.ts";
import type { Text } from "../../../text/lang.ts";
import { Problem } from "../../../text/problem.ts";
import { printable } from "../box/names.ts";

/** A roster that cannot be used: where, and what was met and wanted. */
export function rosterProblem(file: string, line: number | null, text: Text): Problem {
  const place = line === null ? file : `${file}:${line}`;
  return new Problem({ en: `${place}: ${text.en}`, fa: `${ltr(place)}: ${text.fa}` }, { file, line });
}

/** What a roster has to be. */
export const wanted = {
  readable: (code: string): Text => ({
    en: `the roster cannot be read (${code}), wanted a CSV file; correct the path`,
    fa: `فهرست کلاس خوانده نمی‌شود (${ltr(code)})، باید یک فایل CSV باشد؛ مسیر را اصلاح کنید`,
  }),
  utf8: (): Text => ({
    en: "the roster is no UTF-8 text, wanted CSV in UTF-8; save it as such",
    fa: "فهرست کلاس متن UTF-8 نیست، باید CSV با UTF-8 باشد؛ به همین صورت ذخیره‌اش کنید",
  }),
  header: (): Text => ({
    en: "the roster is empty, wanted a first line that names its columns; export it again",
    fa: "فهرست کلاس خالی است، باید سطر اولش نام ستون‌ها باشد؛ دوباره برون‌داد بگیرید",
  }),
  oneColumn: (name: string): Text => ({
    en: `got two columns called "${printable(name)}", wanted one; rename the other`,
    fa: `دو ستون با نام «${ltr(printable(name))}» آمده است، باید یکی باشد؛ نام دیگری را عوض کنید`,
  }),
  idColumn: (header: readonly string[]): Text => ({
    en: `got the columns ${header.map(printable).join(", ")}, wanted one with ids, such as "id", "SIS User ID" or "Username"; rename it`,
    fa: `ستون‌های ${header.map((name) => ltr(printable(name))).join("، ")} آمده است، باید یکی شناسه باشد، مانند ${ltr("id")}، ${ltr("SIS User ID")} یا ${ltr("Username")}؛ نامش را عوض کنید`,
  }),
  id: (columns: readonly string[]): Text => ({
    en: `got a student without an id, wanted one in ${columns.join(" or ")}; fill it in or take the line out`,
    fa: `دانشجویی بی‌شناسه آمده است، باید در ${columns.map(ltr).join(" یا ")} باشد؛ پرش کنید یا سطر را بردارید`,
  }),
  another: (key: string, line: number): Text => ({
    en: `got the id ${printable(key)}, which the student of line ${line} has as well; wanted each once: correct one of the two`,
    fa: `شناسهٔ ${ltr(printable(key))} آمده که دانشجوی سطر ${line} هم همان را دارد؛ هر کدام باید یک بار بیاید: یکی از آن دو را اصلاح کنید`,
  }),
  quotes: (): Text => ({
    en: "got a quotation mark that is not closed or stands inside a cell, wanted whole cells in quotes; export it again",
    fa: "گیومه‌ای آمده که بسته نشده یا وسط خانه است، باید همهٔ خانه درون گیومه باشد؛ دوباره برون‌داد بگیرید",
  }),
  cells: (): Text => ({
    en: "got more or fewer cells than the first line has, wanted as many; correct the line",
    fa: "شمار خانه‌ها با سطر اول یکی نیست، باید برابر باشد؛ سطر را اصلاح کنید",
  }),
};
