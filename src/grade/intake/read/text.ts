import { Refusal } from "../refusal.ts";
import { utf8 } from "../box/names.ts";
import { words } from "../words.ts";

/** The text of a lesson, without a byte order mark. Throws a Refusal for anything but UTF-8. */
export function lessonText(bytes: Buffer): string {
  if (looksLikeUtf16(bytes)) throw new Refusal(words.utf16());
  const text = utf8(bytes);
  if (text === undefined) throw new Refusal(words.notUtf8());
  if (text.includes("\0")) throw new Refusal(words.nul());
  return text.replace(/^\ufeff/, "");
}

/** By its mark, or by the empty upper halves of letters. */
function looksLikeUtf16(bytes: Buffer): boolean {
  const mark = bytes.toString("latin1", 0, 2);
  if (mark === "\xff\xfe" || mark === "\xfe\xff") return true;
  const head = bytes.subarray(0, 200);
  const empty = (start: number) => head.filter((byte, i) => i % 2 === start && byte === 0).length;
  return head.length >= 4 && Math.max(empty(0), empty(1)) > head.length / 4;
}
