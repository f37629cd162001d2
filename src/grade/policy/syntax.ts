import type { LineCounter } from "yaml";
import type { Text } from "../../text/lang.ts";
import { MEND } from "./fault.ts";
import type { PlacedFault } from "./words.ts";

/** An error of the YAML reader; `pos` counts characters. */
interface Unread {
  code: string;
  message: string;
  pos: [number, number];
}

/** Slips that are met most; others are told in the words of the YAML reader. */
const KNOWN: Record<string, [got: Text, wanted: Text]> = {
  DUPLICATE_KEY: [
    { en: "the same key twice", fa: "یک کلید دو بار" },
    { en: "each key once", fa: "هر کلید یک بار" },
  ],
  TAB_AS_INDENT: [
    { en: "a tab at the start of the line", fa: "تب در آغاز سطر" },
    { en: "spaces", fa: "فاصله" },
  ],
  BAD_ALIAS: [
    { en: "an alias (*) that cannot be followed", fa: "نام مستعاری (*) که نمی‌توان دنبالش کرد" },
    { en: "an alias of an anchor (&) that stands before it", fa: "نام مستعارِ لنگری (&) که پیش از آن آمده است" },
  ],
  MULTIPLE_DOCS: [
    { en: "a second document after ---", fa: "سند دومی پس از ---" },
    { en: "one document", fa: "تنها یک سند" },
  ],
};

/** What the YAML reader could not read. */
export function syntaxFault({ code, message, pos }: Unread, lines: LineCounter): PlacedFault {
  const { line, col } = lines.linePos(pos[0]);
  const [got, wanted] = KNOWN[code] ?? [
    { en: message, fa: message },
    { en: "YAML", fa: "YAML درست" },
  ];
  return { path: [], line: Math.max(1, line), column: Math.max(1, col), got, wanted, next: MEND };
}
