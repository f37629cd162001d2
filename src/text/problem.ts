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

/** Any error as a Problem: the operating system's refusals that a user can mend, everything else as a fault of ours. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { code, path, message = String(error) } = error as NodeJS.ErrnoException;
  const where = path ?? "";
  switch (code) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new Problem({
        en: `no permission to write ${where}; make it writable for this user and run again`,
        fa: `اجازهٔ نوشتن ${where} نیست؛ آن را برای این کاربر نوشتنی کنید و دوباره اجرا کنید`,
      });
    case "ENOSPC":
      return new Problem({
        en: `the disk is full while writing ${where}; free some space and run again`,
        fa: `هنگام نوشتن ${where} دیسک پر شد؛ کمی جا باز کنید و دوباره اجرا کنید`,
      });
    default:
      return new Problem({
        en: `unexpected: ${message.split("\n")[0]}; run again with --debug and report what it prints`,
        fa: `خطای پیش‌بینی‌نشده: ${message.split("\n")[0]}؛ با --debug دوباره اجرا کنید و خروجی را گزارش دهید`,
      });
  }
}
