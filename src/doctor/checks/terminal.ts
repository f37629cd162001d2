import pc from "picocolors";
import type { Look } from "../check.ts";

/** What the learn loop can draw: colour, width, and letters beyond ASCII. */
export const terminal: Look = async ({ env }) => {
  const columns = process.stdout.columns || undefined;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || "";
  // Windows' and macOS' terminals take UTF-8 whatever the locale says.
  const utf8 = process.platform !== "linux" || /utf-?8/i.test(locale);
  const size = columns ? { en: `${columns} columns`, fa: `${columns} ستون` } : { en: "no terminal", fa: "بدون پایانه" };
  const colour = pc.isColorSupported ? { en: "colour", fa: "رنگی" } : { en: "no colour", fa: "بی‌رنگ" };
  const letters = utf8
    ? { en: "UTF-8", fa: "UTF-8" }
    : { en: `locale "${locale}" is not UTF-8`, fa: `محلی‌سازی «${locale}» UTF-8 نیست` };
  return {
    name: "terminal",
    title: { en: "terminal", fa: "پایانه" },
    ok: utf8 && (columns === undefined || columns >= 60),
    required: false,
    detail: { en: `${size.en}, ${colour.en}, ${letters.en}`, fa: `${size.fa}، ${colour.fa}، ${letters.fa}` },
    fix: utf8
      ? { en: "widen the terminal to 80 columns", fa: "پایانه را تا ۸۰ ستون پهن کنید" }
      : { en: "export LANG=C.UTF-8", fa: "export LANG=C.UTF-8" },
  };
};
