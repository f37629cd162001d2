import { plainWords, shown } from "../../run/explain.ts";
import type { Difference } from "../../run/verdict.ts";
import type { Lang, Text } from "../../text/lang.ts";
import { readable } from "../feedback/readable.ts";
import { counted } from "../policy/phrases.ts";
import type { Mistake } from "./mistakes.ts";
import { code, isolated, namer, taskName } from "./phrases.ts";
import type { ClassReport } from "./report.ts";
import type { Item, Section } from "./section.ts";

const TITLE: Text = { en: "Mistakes that several students share", fa: "اشتباه‌های مشترک چند دانشجو" };

const LEAD: Text = {
  en: "Known mistakes are named. Others are the same wrong answer to the same test, and may be the tests' fault as well.",
  fa: "اشتباه‌های شناخته‌شده با نام آمده‌اند. بقیه پاسخ‌های نادرستِ یکسان به یک آزمون‌اند؛ شاید ایراد از خود آزمون باشد.",
};

/** Tests of a mistake that are named; the rest is counted. */
const TESTS = 2;

export function mistakeSection(report: ClassReport, lang: Lang): Section {
  const name = namer(report);
  const items = report.mistakes.map((mistake) => itemOf(mistake, mistake.students.map(name), lang));
  return { id: "mistakes", title: TITLE[lang], lead: items.length > 0 ? [LEAD[lang]] : [], bars: [], items };
}

function itemOf({ task, tests, known, failure }: Mistake, students: string[], lang: Lang): Item {
  const many = counted(students.length, "student", "دانشجو")[lang];
  const { kind, message, difference } = failure;
  const same = difference ? SAME_ANSWER[lang] : SAME_FAILURE[lang];
  const how = difference ? answerWords(difference, lang) : plainWords(kind, readable(message), lang);
  return {
    text: `${many}: ${known ? known.text[lang] : same}`,
    notes: [`${taskName(task, lang)}: ${testWords(tests, lang)}`, ...(known ? [] : [how])],
    students,
  };
}

const SAME_ANSWER: Text = {
  en: "the same wrong answer, not a known mistake",
  fa: "پاسخ نادرستِ یکسان؛ اشتباه شناخته‌شده‌ای نیست",
};
const SAME_FAILURE: Text = { en: "the same failure, not a known mistake", fa: "شکست یکسان؛ اشتباه شناخته‌شده‌ای نیست" };

/** `at [2][3]: 0.5 in place of -0.5`, or the same of a shape. */
function answerWords(difference: Difference, lang: Lang): string {
  const { path, got, want } = shown(difference).first;
  const [is, due] = [isolated(got ?? ""), isolated(want ?? "")];
  const where = {
    en: difference.kind === "shape" ? "shape " : path && `at ${path}: `,
    fa: difference.kind === "shape" ? "شکل " : path && `در ${code(path, lang)}: `,
  };
  return { en: `${where.en}${is} in place of ${due}`, fa: `${where.fa}${is} به‌جای ${due}` }[lang];
}

function testWords(tests: string[], lang: Lang): string {
  const rest = tests.length - TESTS;
  const names = tests.slice(0, TESTS).map(isolated);
  const more = { en: `${counted(rest, "more test", "").en}`, fa: `${rest} آزمون دیگر` }[lang];
  return [...names, ...(rest > 0 ? [more] : [])].join({ en: "; ", fa: "؛ " }[lang]);
}
