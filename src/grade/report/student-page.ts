import { findTask } from "../../course/find.ts";
import { document } from "../../slides/page/document.ts";
import { html, type Markup } from "../../slides/page/markup.ts";
import type { Lang, Text } from "../../text/lang.ts";
import { remarkWords, taskWords, totalWords } from "../feedback/totals.ts";
import type { StudentView, TaskView } from "../feedback/view.ts";
import { rowsOf, type Row } from "../outputs/rows.ts";
import { code, isolated } from "./phrases.ts";
import { styleFor } from "./style.ts";

const TITLE: Text = { en: "Feedback", fa: "بازخورد" };

/** A student's feedback as one self-contained page, of what the view tells and nothing else. */
export function studentHtml(view: StudentView, lang: Lang): string {
  const name = isolated(view.name ?? view.student);
  const body = html`<h1>${TITLE[lang]} <span class="quiet">${name}</span></h1>
    ${totalWords(view, lang).map((line) => html`<p>${line}</p>`)}
    ${remarkWords(view, lang).map((line) => html`<p class="quiet">${line}</p>`)}
    ${view.tasks.map((task) => taskHtml(task, lang))}`;
  return document(lang, `${TITLE[lang]}: ${name}`, styleFor(lang), body);
}

function taskHtml(task: TaskView, lang: Lang): Markup {
  return html`<article>
    <h3>${findTask(task.id).title[lang]} <span class="quiet">${code(task.id, lang)}</span></h3>
    ${taskWords(task, lang).map((line) => html`<p>${line}</p>`)}
    ${task.submitted ? rowsOf(task, lang).map(rowHtml) : ""}
  </article>`;
}

function rowHtml({ name, passed, lines, picture }: Row): Markup {
  return html`<div class="check ${passed ? "passed" : "failed"}">
    <div>
      <bdi>${name}</bdi>${lines.map((line) => html`<div class="note">${line}</div>`)}
      ${picture.length > 0 ? html`<pre>${picture.join("\n")}</pre>` : ""}
    </div>
  </div>`;
}
