import type { Lang, Text } from "../../text/lang.ts";
import { namer } from "./phrases.ts";
import type { ClassReport } from "./report.ts";
import type { Item, Section } from "./section.ts";

const TITLE: Text = { en: "Please check", fa: "نیازمند بررسی" };

/** What is not as the instructor may think it is; the scores themselves are right. */
export function warningSection(report: ClassReport, lang: Lang): Section {
  const { untimed, markedLate } = report.warnings;
  const name = namer(report);
  const item = (text: Text, students: string[]): Item => ({
    text: text[lang],
    notes: [],
    students: students.map(name),
  });
  const items = [
    ...(untimed.length > 0 ? [item(withoutTime(untimed.length), [])] : []),
    ...(markedLate.length > 0 ? [item(marked(markedLate.length), markedLate)] : []),
  ];
  return { id: "check", title: TITLE[lang], lead: [], bars: [], items };
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
