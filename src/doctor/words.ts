import pc from "picocolors";
import stringWidth from "string-width";
import type { Lang, Text } from "../text/lang.ts";
import { wrap } from "../text/wrap.ts";
import type { Outcome } from "../tensorflow/install/install.ts";
import type { Check } from "./check.ts";

const WORDS = {
  summary: (missing: number, better: number): Text => {
    if (missing > 0)
      return {
        en: `${missing} required ${missing === 1 ? "thing is" : "things are"} missing`,
        fa: `از آنچه لازم است، ${missing} مورد کم است`,
      };
    if (better > 0)
      return {
        en: "everything needed to learn is here; what is marked - could be better",
        fa: "هر چه برای تمرین لازم است هست؛ آنچه با - آمده می‌تواند بهتر شود",
      };
    return { en: "everything is here", fa: "همه چیز هست" };
  },
  installed: { en: "native TensorFlow was set up", fa: "TensorFlow بومی راه‌اندازی شد" },
  notInstalled: { en: "native TensorFlow could not be set up", fa: "TensorFlow بومی راه‌اندازی نشد" },
};

/** The report for people: a line per check, below it what mends it; at most `columns` wide. */
export function report(checks: Check[], outcome: Outcome | null, lang: Lang, colour: boolean, columns: number): string {
  const paint = pc.createColors(colour);
  const mark = (check: Check) => (check.ok ? paint.green("+") : check.required ? paint.red("x") : paint.yellow("-"));
  const titles = checks.map(({ title }) => stringWidth(title[lang]));
  const indent = Math.max(...titles) + 4;
  const lines = checks.flatMap((check, i) => {
    const title = check.title[lang] + " ".repeat(indent - 4 - titles[i]!);
    const [first, ...rest] = hang(check.detail[lang], indent, columns);
    const fix = check.ok && !isAdvice(check) ? [] : hang(`→ ${check.fix?.[lang] ?? ""}`, indent, columns);
    return [`${mark(check)} ${title}  ${first!.trimStart()}`, ...rest, ...fix.map((line) => paint.cyan(line))];
  });
  const missing = checks.filter((check) => !check.ok && check.required).length;
  const better = checks.filter((check) => !check.ok).length;
  return [...setUpLines(outcome, lang, columns), ...lines, "", WORDS.summary(missing, better)[lang]].join("\n");
}

/** TensorFlow may work and still have a better build for this machine. */
function isAdvice({ name, fix }: Check): boolean {
  return name === "tensorflow" && fix !== undefined;
}

function setUpLines(outcome: Outcome | null, lang: Lang, columns: number): string[] {
  if (!outcome) return [];
  const tried = outcome.tried.flatMap(({ source, why }) => hang(`${source}: ${why[lang]}`, 2, columns));
  return [(outcome.holds ? WORDS.installed : WORDS.notInstalled)[lang], ...tried, ""];
}

function hang(text: string, indent: number, columns: number): string[] {
  return wrap(" ".repeat(indent) + text, columns)
    .split("\n")
    .map((line) => line.trimEnd());
}
