import pc from "picocolors";
import type { Lang, Text } from "../../text/lang.ts";
import { wrap } from "../../text/wrap.ts";
import type { Shut } from "../sandbox/cages.ts";
import type { Tried } from "./try.ts";

/** What to do where something is not stopped. */
export const FIX: Text = {
  en: "grade only work that you trust on this machine, or run `tamrin doctor` and mend its sandbox",
  fa: "روی این رایانه تنها کارهای مورد اعتماد را نمره دهید، یا با `tamrin doctor` محیط امن را درست کنید",
};

const NEEDS: Record<Shut, Text> = {
  bubblewrap: { en: "bubblewrap needs Linux and namespaces", fa: "bubblewrap لینوکس و فضای نام می‌خواهد" },
  jail: { en: "a jail needs Linux, root, perl and util-linux", fa: "jail لینوکس و root و perl و util-linux می‌خواهد" },
};

/** Where none of these shuts anything in, attacks could do harm. */
export function notTried(names: Shut[]): Text {
  const needs = names.map((name) => NEEDS[name]);
  return {
    en: `attacks were not tried, because nothing would shut them in: ${needs.map(({ en }) => en).join("; ")}; "tamrin doctor" says how to mend it`,
    fa: `حمله‌ها آزموده نشدند، چون چیزی آن‌ها را ایزوله نمی‌کند: ${needs.map(({ fa }) => fa).join("؛ ")}؛ راه درست کردن را tamrin doctor می‌گوید`,
  };
}

/** A line for each claim, below those that do not hold what was seen; at most `columns` wide. */
export function attackReport(tried: Tried[], shut: Shut, lang: Lang, colour: boolean, columns: number): string {
  const paint = pc.createColors(colour);
  const lines = tried.flatMap(({ claim, name, holds, seen }) => {
    const line = (mark: string, text: string) => wrap(`  ${text}`, columns).replace(/^ {2}/, `${mark} `);
    if (holds) return [line(paint.green("+"), claim[lang])];
    return [line(paint.red("x"), claim[lang]), wrap(`    ${name}: ${seen![lang]}`, columns)];
  });
  const open = tried.filter(({ holds }) => !holds).length;
  const summary: Text =
    open === 0
      ? { en: `all ${tried.length} attacks are stopped (${shut})`, fa: `هر ${tried.length} حمله بازداشته شد (${shut})` }
      : {
          en: `${open} of ${tried.length} attacks are not stopped (${shut})`,
          fa: `${open} حمله از ${tried.length} تا بازداشته نشد (${shut})`,
        };
  const advice = open === 0 ? [] : [paint.cyan(wrap(`→ ${FIX[lang]}`, columns))];
  return [...lines, "", wrap(summary[lang], columns), ...advice].join("\n");
}
