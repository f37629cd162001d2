import type { Place } from "../align.ts";
import { parseDecimal, toNumber, type Fraction } from "../../numbers/fraction.ts";
import type { Grid } from "../grid.ts";
import type { Damage, WrongCell } from "../judge.ts";
import { MARK } from "../rules.ts";
import { html, type Markup } from "./markup.ts";

/** A printed table: every cell in its colour with its text, wrong cells outlined with what they should print. */
export function printedTable(cells: string[][], wrong: WrongCell[] = []): Markup {
  return numbers(cells, (text, place) => {
    const found = wrong.find(({ row, column }) => row === place.row && column === place.column);
    return found ? { shown: html`<del>${text}</del><ins>${found.computed}</ins>`, note: " wrong" } : { shown: text };
  });
}

/** A computed table; the rows and columns that were not printed are outlined, where it is known which they are. */
export function computedTable(cells: string[][], damage?: Damage): Markup {
  const { rows, columns } = damage?.fits === 1 ? damage.missing : { rows: [], columns: [] };
  return numbers(cells, (shown, { row, column }) => ({
    shown,
    note: rows.includes(row) || columns.includes(column) ? " lost" : "",
  }));
}

/** `look` tells what to show of a cell, and a class to add to it. */
type Look = (text: string, place: Place) => { shown: Markup | string; note?: string };

function numbers(cells: string[][], look: Look): Markup {
  const rows = cells.map((row, i) => row.map((text, j) => cell(text, look(text, { row: i + 1, column: j + 1 }))));
  return html`<table class="numbers">
    ${rows.map(
      (row) =>
        html`<tr>
          ${row}
        </tr>`,
    )}
  </table>`;
}

function cell(text: string, { shown, note = "" }: ReturnType<Look>): Markup {
  const value = parseDecimal(text);
  const kind = value ? side(value) : text === MARK ? "mark" : "blank";
  return html`<td class="${kind}${note}" style="--v:${value ? percent(value) : 0}%">${shown}</td>`;
}

/** An operand: colours only, small. */
export function pixelTable(grid: Grid): Markup {
  const rows = grid.map(
    (row) =>
      html`<tr>
        ${row.map((value) => html`<td class="${side(value)}" style="--v:${percent(value)}%"></td>`)}
      </tr>`,
  );
  return html`<table class="pixels">
    ${rows}
  </table>`;
}

/** The arm of the diverging scale that a value is drawn on. */
function side(value: Fraction): "negative" | "positive" {
  return value.numerator < 0n ? "negative" : "positive";
}

/** How far a value is along its arm: 0 in the middle, 100 at -1 and 1. */
function percent(value: Fraction): number {
  return Math.min(100, Math.round(Math.abs(toNumber(value)) * 100));
}
