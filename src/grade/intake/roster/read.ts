import { readFileSync } from "node:fs";
import { CsvError, parse } from "csv-parse/sync";
import { plain, utf8 } from "../box/names.ts";
import { columnsOf, type Columns } from "./columns.ts";
import { folded, Roster, type Enrolled } from "./roster.ts";
import { rosterProblem, wanted } from "./words.ts";

interface Line {
  record: string[];
  info: { lines: number };
}

/** The class in a CSV file, as an LMS exports it. Throws a Problem that names file, line and what was wanted. */
export function readRoster(file: string): Roster {
  return parseRoster(readText(file), file);
}

/** `file` is the name that faults are told under. */
export function parseRoster(text: string, file: string): Roster {
  const [head, ...lines] = parsed(text, file);
  if (!head) throw rosterProblem(file, 1, wanted.header());
  const header = head.record.map((name) => name.trim());
  const doubled = header.find((name, i) => name !== "" && header.indexOf(name) !== i);
  if (doubled !== undefined) throw rosterProblem(file, 1, wanted.oneColumn(doubled));
  const columns = columnsOf(header);
  if (columns.ids.length === 0) throw rosterProblem(file, 1, wanted.idColumn(header));
  const students = new Map<string, { line: number; student: Enrolled }>();
  for (const { record, info } of lines) {
    const row = Object.fromEntries(header.map((name, i) => [name, record[i]!]));
    if (isOfTheSystem(row, header)) continue;
    const student = enrolled(row, columns);
    if (!student) throw rosterProblem(file, info.lines, wanted.id(columns.ids));
    for (const key of student.keys) {
      const other = students.get(folded(key));
      if (other && other.student !== student) throw rosterProblem(file, info.lines, wanted.another(key, other.line));
      students.set(folded(key), { line: info.lines, student });
    }
  }
  return new Roster(header, [...new Set([...students.values()].map(({ student }) => student))]);
}

function readText(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw rosterProblem(file, null, wanted.readable((error as NodeJS.ErrnoException).code ?? "?"));
  }
  const text = utf8(bytes);
  if (text === undefined || text.includes("\0")) throw rosterProblem(file, null, wanted.utf8());
  return text;
}

function parsed(text: string, file: string): Line[] {
  const options = { bom: true, info: true, skip_empty_lines: true, delimiter: delimiterOf(text) } as const;
  try {
    return parse(text, options) as unknown as Line[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : null;
    throw rosterProblem(file, line, error.code.includes("QUOTE") ? wanted.quotes() : wanted.cells());
  }
}

/** Spreadsheets of some countries part cells by semicolons; the one that the first line has most of. */
function delimiterOf(text: string): string {
  const [head = ""] = text.split(/\r?\n/, 1);
  const count = (mark: string) => head.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** Rows that Canvas adds: the points of each assignment, and a student for trying things out. */
function isOfTheSystem(row: Record<string, string>, [first = ""]: string[]): boolean {
  return row[first]!.trim() === "Points Possible" || row["Student"] === "Student, Test";
}

/** Undefined for a row without an id. */
function enrolled(row: Record<string, string>, { ids, name, first, last, email }: Columns): Enrolled | undefined {
  const cell = (column: string | undefined) => plain(column === undefined ? "" : row[column]!);
  // Brightspace writes "#" before ids, Moodle "Participant " before numbers.
  const keys = ids.map((column) => cell(column).replace(/^(?:#|Participant )/, "")).filter((key) => key !== "");
  const [id] = keys;
  if (id === undefined) return undefined;
  const parts = [cell(first), cell(last)].filter((part) => part !== "").join(" ");
  const full = parts || cell(name).replace(/^([^,]+), ([^,]+)$/, "$2 $1");
  const address = cell(email);
  const all = new Set(address ? [...keys, address] : keys);
  return { id, name: full || null, email: address || null, row, keys: [...all] };
}
