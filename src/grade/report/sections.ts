import type { Lang, Text } from "../../text/lang.ts";
import { counted, span } from "../policy/phrases.ts";
import { alikeSection } from "./alike-section.ts";
import { mistakeSection } from "./mistake-section.ts";
import { code, isolated, namer, number, percent, sentence, taskName } from "./phrases.ts";
import type { ClassReport, Told } from "./report.ts";
import type { Section } from "./section.ts";
import type { Stuck } from "./stuck.ts";
import { warningSection } from "./warning-section.ts";

const TITLES = {
  points: { en: "Points", fa: "امتیازها" },
  tasks: { en: "Tasks", fa: "تمرین‌ها" },
  stuck: { en: "Students who seem stuck", fa: "دانشجویانی که به نظر می‌رسد گیر کرده‌اند" },
  refused: { en: "Refused", fa: "پذیرفته‌نشده" },
  ungradable: { en: "Not graded", fa: "تصحیح‌نشده" },
  late: { en: "Late", fa: "دیرکرد" },
} satisfies Record<string, Text>;

/** The class view, part by part; parts with nothing to say are left out. */
export function sectionsOf(report: ClassReport, lang: Lang): Section[] {
  const all = [
    pointsSection(report, lang),
    warningSection(report, lang),
    taskSection(report, lang),
    mistakeSection(report, lang),
    stuckSection(report, lang),
    alikeSection(report, lang),
    toldSection("refused", report, lang),
    toldSection("ungradable", report, lang),
    lateSection(report, lang),
  ];
  return all.filter(({ lead, table, items }) => lead.length + items.length + (table?.rows.length ?? 0) > 0);
}

function section(id: keyof typeof TITLES, lang: Lang, filled: Partial<Section>): Section {
  return { id, title: TITLES[id][lang], lead: [], bars: [], items: [], ...filled };
}

function pointsSection({ students, graded, refused, ungradable, points, unguarded }: ClassReport, lang: Lang): Section {
  const [all, marked, left, failed] = [students.length, graded, refused.length, ungradable.length];
  const counts = {
    en: `${counted(all, "submission", "").en}: ${marked} graded, ${left} refused, ${failed} not graded by a fault of the grader`,
    fa: `${all} کار تحویل‌شده: ${marked} تصحیح‌شده، ${left} پذیرفته‌نشده، ${failed} تصحیح‌نشده به سبب خطای سامانه`,
  };
  const warning = {
    en: `${unguarded} graded without a sandbox: nothing kept their code from the machine or from the results`,
    fa: `${unguarded} کار بدون محیط ایزوله تصحیح شده است: چیزی کد آن‌ها را از رایانه و از نتیجه‌ها دور نگه نداشته است`,
  };
  const lead = [counts[lang], ...(unguarded > 0 ? [warning[lang]] : [])];
  if (!points) return section("points", lang, { lead });
  const { max, mean, median, lowest, highest, tenths } = points;
  const show = (value: number) => number(value, lang);
  const told = {
    en: `of ${show(max)} points: mean ${show(mean)}, median ${show(median)}, lowest ${show(lowest)}, highest ${show(highest)}`,
    fa: `از ${show(max)} امتیاز: میانگین ${show(mean)}، میانه ${show(median)}، کمترین ${show(lowest)}، بیشترین ${show(highest)}`,
  };
  const edge = (i: number) => Math.round(10 * max * i) / 100;
  const bars = tenths.map((many, i) => ({ label: code(`${edge(i)}–${edge(i + 1)}`, lang), number: many }));
  return section("points", lang, { lead: [...lead, told[lang]], bars });
}

const HEAD = {
  en: ["task", "all tests pass", "handed in", "points lost on average"],
  fa: ["تمرین", "همهٔ آزمون‌ها درست", "تحویل‌شده", "میانگین امتیاز ازدست‌رفته"],
};

function taskSection({ tasks }: ClassReport, lang: Lang): Section {
  const rows = tasks.map(({ id, max, submitted, done, lost, hardest }) => {
    const share = submitted > 0 ? done / submitted : 0;
    const [shown, of] = [number(lost, lang), number(max, lang)];
    return {
      cells: [
        taskName(id, lang),
        submitted > 0 ? `${code(done, lang)} (${percent(share, lang)})` : "–",
        code(submitted, lang),
        { en: `${shown} of ${of}`, fa: `${shown} از ${of}` }[lang],
      ],
      share,
      notes: hardest.map(({ name, passed }) => {
        const test = isolated(name);
        return { en: `${passed} of ${submitted} pass: ${test}`, fa: `${passed} از ${submitted} درست: ${test}` }[lang];
      }),
    };
  });
  return section("tasks", lang, { table: { head: HEAD[lang], rows } });
}

const WHY_STUCK: Record<Stuck["why"], Text> = {
  broken: { en: "no file that was handed in can be loaded", fa: "هیچ‌یک از فایل‌های تحویل‌شده بارگذاری نمی‌شود" },
  nothing: { en: "work was handed in, but no points", fa: "کار تحویل داده شده، اما امتیازی ندارد" },
  behind: { en: "far below the class", fa: "بسیار پایین‌تر از کلاس" },
};

function stuckSection(report: ClassReport, lang: Lang): Section {
  const name = namer(report);
  const items = report.stuck.map(({ student, why, points }) => {
    const worth = counted(points, "point", "امتیاز")[lang];
    const told = why === "behind" ? `${WHY_STUCK[why][lang]} (${worth})` : WHY_STUCK[why][lang];
    return { text: `${name(student)}: ${told}`, notes: [], students: [] };
  });
  return section("stuck", lang, { items });
}

const WHY_NOT = {
  refused: { en: "The work could not be read: no points.", fa: "کار خوانده نشد: بدون امتیاز." },
  ungradable: {
    en: "A fault of the grader: the attempt does not count.",
    fa: "خطا از سامانه است: این نوبت حساب نمی‌شود.",
  },
} satisfies Record<string, Text>;

function toldSection(id: "refused" | "ungradable", report: ClassReport, lang: Lang): Section {
  const name = namer(report);
  const text = ({ student, why }: Told) => (why ? `${name(student)}: ${sentence(why[lang])}` : name(student));
  const items = report[id].map((told) => ({ text: text(told), notes: [], students: [] }));
  return section(id, lang, { lead: items.length > 0 ? [WHY_NOT[id][lang]] : [], items });
}

function lateSection(report: ClassReport, lang: Lang): Section {
  const name = namer(report);
  const items = report.late.map(({ student, by, took }) => {
    const [late, lost] = [span(by), counted(took, "point", "امتیاز")];
    const told = { en: `${late.en} late, ${lost.en} lost`, fa: `${late.fa} دیر، ${lost.fa} از دست رفت` };
    return { text: `${name(student)}: ${told[lang]}`, notes: [], students: [] };
  });
  return section("late", lang, { items });
}
