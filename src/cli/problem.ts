import type { Lang, Text } from "./lang.ts";

/**
 * Something that stops a command: bad usage or an environment that lacks something (exit 2).
 * Its words say what is wrong, what was met and wanted, and the next step, in one line.
 */
export class Problem extends Error {
  override name = "Problem";
  readonly text: Text;
  /** Extra facts for `--json`. */
  readonly detail: object;

  constructor(text: Text, detail: object = {}, options?: ErrorOptions) {
    super(text.en, options);
    this.text = text;
    this.detail = detail;
  }

  in(lang: Lang): string {
    return this.text[lang];
  }
}
