/** A piece of HTML that is safe to put in a page as it stands. */
export class Markup {
  readonly html: string;
  constructor(html: string) {
    this.html = html;
  }
}

type Value = string | number | Markup | Value[];

/** HTML from a template: texts and numbers are escaped, markup and lists of markup stand as they are. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(strings.reduce((page, part, i) => page + write(values[i - 1] ?? "") + part));
}

function write(value: Value): string {
  if (Array.isArray(value)) return value.map(write).join("");
  if (value instanceof Markup) return value.html;
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
