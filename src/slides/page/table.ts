import type { Place } from "../align.ts";
import { parseDecimal, toNumber, type Fraction } from "../fraction.ts";
import type { Grid } from "../grid.ts";
import type { WrongCell } from "../judge.ts";
import { MARK } from "../rules.ts";
import { html, type Markup } from "./markup.ts";

/** A printed table: every cell in its colour with its text, wrong cells outlined with what they should print. */
export function numberTable(cells: string[][], wrong: WrongCell[] = []): Markup {
  const rows = cells.map(
    (row, i) =>
      html`<tr>
        ${row.map((text, j) => cell(text, find(wrong, i, j)))}
      </tr>`,
  );
  return html`<table class="numbers">
    ${rows}
  </table>`;
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

function cell(text: string, wrong: WrongCell | undefined): Markup {
  const value = parseDecimal(text);
  const kind = value ? side(value) : text === MARK ? "mark" : "blank";
  const shown = wrong ? html`<del>${text}</del><ins>${wrong.computed}</ins>` : html`${text}`;
  const style = value ? html` style="--v:${percent(value)}%"` : "";
  return html`<td class="${kind}${wrong ? " wrong" : ""}" ${style}>${shown}</td>`;
}

function find(wrong: WrongCell[], i: number, j: number): WrongCell | undefined {
  return wrong.find(({ row, column }: Place) => row === i + 1 && column === j + 1);
}

/** The arm of the diverging scale that a value is drawn on. */
function side(value: Fraction): "negative" | "positive" {
  return value.numerator < 0n ? "negative" : "positive";
}

/** How far a value is along its arm: 0 in the middle, 100 at -1 and 1. */
function percent(value: Fraction): number {
  return Math.min(100, Math.round(Math.abs(toNumber(value)) * 100));
}
