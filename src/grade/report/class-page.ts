import { document } from "../../slides/page/document.ts";
import { html, type Markup } from "../../slides/page/markup.ts";
import type { Lang, Text } from "../../text/lang.ts";
import type { ClassReport } from "./report.ts";
import type { Bar, Item, Section, Table, TableRow } from "./section.ts";
import { sectionsOf } from "./sections.ts";
import { styleFor } from "./style.ts";

export const CLASS_TITLE: Text = { en: "The class at a glance", fa: "کلاس در یک نگاه" };

/** Students of an item that stand in the open; more are folded away. */
const STUDENTS = 8;

/** The class view as one self-contained page. Nothing that a submission said is taken for markup. */
export function classHtml(report: ClassReport, lang: Lang): string {
  const sections = sectionsOf(report, lang);
  const body = html`<h1>${CLASS_TITLE[lang]}</h1>
    <nav>
      <ul>
        ${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
      </ul>
    </nav>
    ${sections.map((section) => sectionHtml(section, lang))}`;
  return document(lang, CLASS_TITLE[lang], styleFor(lang), body);
}

function sectionHtml({ id, title, lead, bars, table, items }: Section, lang: Lang): Markup {
  return html`<section id="${id}">
    <h2>${title}</h2>
    ${lead.map((line) => html`<p>${line}</p>`)} ${bars.length > 0 ? chart(bars) : ""} ${table ? tableHtml(table) : ""}
    ${
      items.length > 0
        ? html`<ul class="items">
            ${items.map((item) => itemHtml(item, lang))}
          </ul>`
        : ""
    }
  </section>`;
}

function chart(bars: Bar[]): Markup {
  const most = Math.max(1, ...bars.map(({ number }) => number));
  return html`<div class="chart">
    ${bars.map(
      ({ label, number }) => html`<div>${number}<i style="--v:${number / most}"></i><span>${label}</span></div>`,
    )}
  </div>`;
}

function tableHtml({ head, rows }: Table): Markup {
  return html`<div class="wide">
    <table>
      <tr>
        ${head.map((cell) => html`<th>${cell}</th>`)}
      </tr>
      ${rows.map((row) => rowHtml(row, head))}
    </table>
  </div>`;
}

function rowHtml({ cells: [name, ...cells], share, notes }: TableRow, [, ...labels]: string[]): Markup {
  const bar = html`<span class="share"><i style="--v:${share}"></i></span>`;
  return html`<tr>
    <td>${name!}${list(notes)}</td>
    ${cells.map((cell, i) => html`<td data-label="${labels[i]!}">${cell}${i === 0 ? bar : ""}</td>`)}
  </tr>`;
}

function list(lines: string[]): Markup | string {
  if (lines.length === 0) return "";
  return html`<ul>
    ${lines.map((line) => html`<li class="note">${line}</li>`)}
  </ul>`;
}

function itemHtml({ text, notes, students }: Item, lang: Lang): Markup {
  return html`<li>${text}${list(notes)}${studentsHtml(students, lang)}</li>`;
}

function studentsHtml(students: string[], lang: Lang): Markup | string {
  if (students.length === 0) return "";
  const names = html`<div class="note">${students.join({ en: ", ", fa: "، " }[lang])}</div>`;
  if (students.length <= STUDENTS) return names;
  const label = { en: `their names (${students.length})`, fa: `نام‌ها (${students.length})` }[lang];
  return html`<details>
    <summary>${label}</summary>
    ${names}
  </details>`;
}
