import { stringify } from "csv-stringify/sync";
import { readable } from "../feedback/readable.ts";

/** Null is an empty cell. */
export type Cell = string | number | null;

/** Code points of a cell; more than a spreadsheet shows. */
const MOST = 2000;

/**
 * Rows as CSV by RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe before it. `excel`: with
 * the mark by which Excel knows UTF-8.
 */
export function csv(rows: Cell[][], { excel }: { excel: boolean }): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "string" ? harmless(cell) : cell)));
  return stringify(cells, { bom: excel, record_delimiter: "windows" });
}

function harmless(text: string): string {
  const line = readable(text, MOST);
  return /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(line) ? `'${line}` : line;
}
