import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { deflateSync } from "node:zlib";
import type { Lang } from "../../text/lang.ts";

/** Bytes of a font file's head and of each row of its table of parts, and the same of a WOFF file. */
const [SFNT_HEAD, SFNT_ROW, WOFF_HEAD, WOFF_ROW] = [12, 16, 44, 20];

let made: string | undefined;

/** The rule that gives a Persian page its letters wherever it is opened; nothing for other pages. */
export function fontRule(lang: Lang): string {
  if (lang !== "fa") return "";
  made ??= ruleOf(readFileSync(vazirmatn()));
  return made;
}

function vazirmatn(): string {
  return createRequire(import.meta.url).resolve("@expo-google-fonts/vazirmatn/400Regular/Vazirmatn_400Regular.ttf");
}

function ruleOf(font: Buffer): string {
  const data = toWoff(font).toString("base64");
  return `@font-face { font-family: Vazirmatn; src: url("data:font/woff;base64,${data}") format("woff"); }`;
}

/** A TrueType font as WOFF 1.0 (W3C): the same tables, each compressed; half the size. */
export function toWoff(font: Buffer): Buffer {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i) => tableAt(font, SFNT_HEAD + SFNT_ROW * i));
  const rows = Buffer.alloc(WOFF_ROW * tables.length);
  let end = WOFF_HEAD + rows.length;
  for (const [i, { tag, checksum, length, packed }] of tables.entries()) {
    rows.set(tag, WOFF_ROW * i);
    for (const [n, word] of [end, packed.length, length, checksum].entries()) {
      rows.writeUInt32BE(word, WOFF_ROW * i + 4 * (n + 1));
    }
    end += padded(packed).length;
  }
  const head = Buffer.alloc(WOFF_HEAD);
  head.write("wOFF");
  font.copy(head, 4, 0, 4);
  head.writeUInt32BE(end, 8);
  head.writeUInt16BE(tables.length, 12);
  const whole = tables.reduce(
    (sum, { length }) => sum + 4 * Math.ceil(length / 4),
    SFNT_HEAD + SFNT_ROW * tables.length,
  );
  head.writeUInt32BE(whole, 16);
  return Buffer.concat([head, rows, ...tables.map(({ packed }) => padded(packed))]);
}

function tableAt(font: Buffer, row: number) {
  const [checksum, offset, length] = [4, 8, 12].map((at) => font.readUInt32BE(row + at)) as [number, number, number];
  const plain = font.subarray(offset, offset + length);
  const small = deflateSync(plain, { level: 9 });
  return { tag: font.subarray(row, row + 4), checksum, length, packed: small.length < length ? small : plain };
}

/** Up to a whole number of words. */
function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
}
