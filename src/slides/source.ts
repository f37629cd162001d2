import type { Entry } from "./schema.ts";

/** A line of the deck's text that does not say what the ledger says it does. */
export interface Fault {
  line: number;
  /** The entries that claim the line; empty for a line with digits that none claims. */
  entries: string[];
  /** What stands on the line, and what the ledger has for it. */
  source: string[];
  ledger: string[];
}

export interface SourceCheck {
  linesWithDigits: number;
  /** Lines with digits whose every number is one cell of one entry. */
  covered: number;
  faults: Fault[];
}

interface Claim {
  id: string;
  cells: string[];
}

const DIGIT = /\p{Nd}/u;
/** A number in running text; a hyphen after a letter or digit joins words and is no sign. */
const NUMBER = /(?:(?<![\p{L}\p{N}])-)?\p{Nd}+(?:[.٫]\p{Nd}+)?/gu;
/** A cell of a printed table: a number, a mark, or a blank. */
const FIELD = /^(?:-?\p{Nd}+(?:[.٫]\p{Nd}+)?|X|)$/u;

/**
 * Reads the deck's text again and compares it with the ledger, line by line.
 *
 * Every number of a line must be one cell of one entry, in order, and every cell must stand on its line.
 * A table's line is compared cell by cell, blanks and marks included.
 */
export function checkSource(text: string, entries: Entry[]): SourceCheck {
  const lines = text.split(/\r?\n/);
  const claims = claimsByLine(entries);
  const last = Math.max(lines.length, ...claims.keys());
  const check: SourceCheck = { linesWithDigits: 0, covered: 0, faults: [] };
  for (let number = 1; number <= last; number++) {
    const line = lines[number - 1] ?? "";
    const fault = compareLine(line, number, claims.get(number) ?? []);
    if (fault) check.faults.push(fault);
    if (!DIGIT.test(line)) continue;
    check.linesWithDigits++;
    if (!fault) check.covered++;
  }
  return check;
}

/** An entry of one line claims all its cells there; one of several lines claims one row a line. */
function claimsByLine(entries: Entry[]): Map<number, Claim[]> {
  const claims = new Map<number, Claim[]>();
  for (const { id, lines, printed } of entries) {
    const [first, last] = lines;
    const rows = first === last ? [printed.flat()] : printed;
    // Rows beyond the last line are claimed too: they find no numbers there and come out as a fault.
    for (let i = 0; i < Math.max(rows.length, last - first + 1); i++) {
      const line = first + i;
      claims.set(line, [...(claims.get(line) ?? []), { id, cells: rows[i] ?? [] }]);
    }
  }
  return claims;
}

function compareLine(line: string, number: number, claims: Claim[]): Fault | undefined {
  const cells = claims.flatMap((claim) => claim.cells);
  const fields = line.split("\t");
  const isTable = DIGIT.test(line) && fields.every((field) => FIELD.test(field));
  // In running text the ledger may also hold a number word, such as a zero spelt out.
  const words = isTable ? [] : cells.filter((cell) => !DIGIT.test(cell));
  const source = isTable ? fields : (line.match(NUMBER) ?? []);
  const ledger = cells.filter((cell) => !words.includes(cell));
  const same = source.length === ledger.length && source.every((cell, i) => cell === ledger[i]);
  const empty = claims.some((claim) => claim.cells.length === 0);
  if (same && !empty && words.every((word) => word !== "" && line.includes(word))) return undefined;
  return { line: number, entries: claims.map(({ id }) => id), source: [...source], ledger: cells };
}
