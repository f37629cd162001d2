import type { Lang, Text } from "../../text/lang.ts";
import { comma, namer } from "./phrases.ts";
import type { ClassReport } from "./report.ts";
import type { Item, Section } from "./section.ts";

const TITLE: Text = { en: "Please check", fa: "نیازمند بررسی" };

/** What is not as the instructor may think it is; the scores themselves are right. */
export function warningSection(report: ClassReport, lang: Lang): Section {
  const { untimed, markedLate, unlisted, unused } = report.warnings;
  const name = namer(report);
  const item = (text: Text, students: string[]): Item => ({
    text: text[lang],
    notes: [],
    students: students.map(name),
  });
  const items = [
    ...(unlisted.length > 0 ? [item(notListed(unlisted.length), unlisted)] : []),
    ...unused.map((line) => item(line, [])),
    ...(untimed.length > 0 ? [item(withoutTime(untimed.length), [])] : []),
    ...(markedLate.length > 0 ? [item(marked(markedLate.length), markedLate)] : []),
  ];
  return { id: "check", title: TITLE[lang], lead: [], bars: [], items };
}

/** Whose work would not be imported: said once more where a run ends. */
export function endWords(report: ClassReport, lang: Lang): string[] {
  const { unlisted } = report.warnings;
  if (unlisted.length === 0) return [];
  const [named, rest] = [unlisted.slice(0, NAMED).map(namer(report)), unlisted.length - NAMED];
  const more = rest > 0 ? { en: ` and ${rest} more`, fa: ` و ${rest} مورد دیگر` }[lang] : "";
  return [`${notListed(unlisted.length)[lang]} ${comma(named, lang)}${more}`];
}

/** Students that the end of a run names; the rest is counted. */
const NAMED = 8;

/** Ends in a colon: their names follow. */
function notListed(count: number): Text {
  return {
    en: count === 1 ? "1 submission matches nobody on the list:" : `${count} submissions match nobody on the list:`,
    fa: `${count} کار تحویل‌شده با هیچ‌کس در فهرست جور نیست:`,
  };
}

function withoutTime(count: number): Text {
  return {
    en:
      count === 1
        ? "1 submission has no time: it does not count as late"
        : `${count} submissions have no time: none of them counts as late`,
    fa: `${count} کار تحویل‌شده زمان ندارد: هیچ‌کدام دیرکرده حساب نمی‌شود`,
  };
}

function marked(count: number): Text {
  return {
    en: `the export marks ${count} of them as late; see their times there, and decide:`,
    fa: `برون‌داد ${count} تا از آن‌ها را دیرکرده نشان کرده است؛ زمانشان را آنجا ببینید و تصمیم بگیرید:`,
  };
}
