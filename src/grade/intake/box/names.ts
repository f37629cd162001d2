import { DEPTH, NAME, PATH } from "../limits.ts";
import { words } from "../words.ts";
import type { Text } from "../../../text/lang.ts";

/** A name as text. Bytes that are no UTF-8 are written `\xNN`, so that different names stay different. */
export function nameOf(bytes: Uint8Array): string {
  return (
    utf8(bytes) ??
    Buffer.from(bytes)
      .toString("latin1")
      .replace(/[\x80-\xff]/g, (byte) => `\\x${hex(byte)}`)
  );
}

const DECODER = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Undefined where the bytes are no UTF-8. */
export function utf8(bytes: Uint8Array): string | undefined {
  try {
    return DECODER.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Why no file may be called this inside an archive; undefined for a path that stays below it. */
export function nameFault(path: string): Text | undefined {
  const parts = path.split("/");
  if (path.includes("\0")) return words.badName(path, "NUL");
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) return words.badName(path, "absolute");
  if (parts.includes("..")) return words.badName(path, "climbs");
  if (parts.length > 2 * DEPTH || Buffer.byteLength(path) > PATH) return words.badName(path, "long");
  return parts.some((part) => Buffer.byteLength(part) > NAME) ? words.badName(path, "long") : undefined;
}

/** A name for people: what would move a cursor or turn a line around is written `\u{N}`; long ones are cut. */
export function printable(name: string): string {
  const safe = name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (c) =>
    c === "\u200c" ? c : `\\u{${c.codePointAt(0)!.toString(16)}}`,
  );
  return safe.length > 200 ? `${safe.slice(0, 120)}…${safe.slice(-60)}` : safe;
}

/** Text of an export that becomes a student's id or name: one line, composed letters, no invisible marks. */
export function plain(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

function hex(byte: string): string {
  return byte.charCodeAt(0).toString(16);
}
