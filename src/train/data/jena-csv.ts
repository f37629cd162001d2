import { readFile } from "node:fs/promises";
import type { Text } from "../../text/lang.ts";
import { Problem } from "../../text/problem.ts";
import * as words from "./words.ts";

/** The name under which the series is published, alone or in an archive with `.zip` behind its name. */
export const FILE = "jena_climate_2009_2016.csv";

export const ROWS = 420_551;

const HEADER = [
  "Date Time",
  "p (mbar)",
  "T (degC)",
  "Tpot (K)",
  "Tdew (degC)",
  "rh (%)",
  "VPmax (mbar)",
  "VPact (mbar)",
  "VPdef (mbar)",
  "sh (g/kg)",
  "H2OC (mmol/mol)",
  "rho (g/m**3)",
  "wv (m/s)",
  "max. wv (m/s)",
  "wd (deg)",
];

/**
 * The numbers of the Jena climate series, [rows, 14]: every column but the date, from a CSV file or the archive of one.
 * Throws a Problem that names the line and column of what is not as published.
 */
export async function readJena(path: string, rows = ROWS): Promise<Float32Array> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw bad(path, words.unreadable(error.code ?? error.message), words.jenaFile);
  });
  const csv = path.endsWith(".zip") ? await unpacked(path, bytes) : bytes;
  return parse(path, new TextDecoder().decode(csv), rows);
}

async function unpacked(path: string, bytes: Uint8Array): Promise<Uint8Array> {
  const { unzipSync } = await import("fflate");
  try {
    const files = unzipSync(bytes, { filter: ({ name }) => name === FILE });
    if (files[FILE]) return files[FILE];
  } catch (error) {
    throw bad(path, words.brokenArchive((error as Error).message), words.archiveOf(FILE));
  }
  throw bad(path, words.notInside(FILE), words.archiveOf(FILE));
}

function parse(path: string, text: string, rows: number): Float32Array {
  const series = new Float32Array(rows * 14);
  const width = HEADER.length;
  let row = -1;
  for (let from = 0; from < text.length; row++) {
    const newline = text.indexOf("\n", from);
    const end = newline < 0 ? text.length : newline;
    const cells = text.slice(from, end).split(",");
    const line = row + 2;
    if (cells.length !== width) throw bad(path, words.otherWidth(line, cells.length), words.widthOf(width));
    if (row < 0) checkHeader(path, cells);
    else if (row < rows) series.set(numbersOf(path, cells, line), row * 14);
    else throw bad(path, words.moreRows(rows), words.rowsOf(rows));
    from = end + 1;
  }
  if (row < rows) throw bad(path, words.fewerRows(Math.max(0, row)), words.rowsOf(rows));
  return series;
}

/** All cells of a line but the first, the date. */
function numbersOf(path: string, cells: string[], line: number): number[] {
  return cells.slice(1).map((cell, column) => {
    const value = cell.trim() === "" ? NaN : Number(cell);
    if (Number.isFinite(value)) return value;
    throw bad(path, words.badCell(line, HEADER[column + 1]!, cell.trim()), words.number);
  });
}

function checkHeader(path: string, cells: string[]): void {
  for (const [column, wanted] of HEADER.entries()) {
    const got = cells[column]!.trim().replaceAll('"', "");
    if (got !== wanted) throw bad(path, words.otherColumn(column + 1, got), words.columnNamed(wanted));
  }
}

function bad(path: string, got: Text, wanted: Text): Problem {
  return new Problem(words.badFile(path, got, wanted, words.jenaAgain), { path });
}
