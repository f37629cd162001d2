import type { Lang } from "../../text/lang.ts";
import { html, Markup } from "./markup.ts";

/** A whole page that loads nothing from outside. `style` is a style sheet of ours. */
export function document(lang: Lang, title: string, style: string, body: Markup | Markup[]): string {
  return html`<!doctype html>
    <html lang="${lang}" dir="${lang === "fa" ? "rtl" : "ltr"}">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${title}</title>
      <style>
        ${new Markup(style)}
      </style>
      ${body}
    </html> `.html;
}
