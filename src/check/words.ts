import type { Lang } from "../text/lang.ts";
import type { Report } from "./check.ts";

/** The report for a person: the counts, then a line for each thing to mend. */
export function checkWords(report: Report, lang: Lang): string {
  const { exercises, stubsFailing, solutionsPassing, mutants, edited, problems } = report;
  const lines = {
    en: [
      `tasks               ${exercises}`,
      `stubs that fail     ${stubsFailing}`,
      `solutions that pass ${solutionsPassing}`,
      `mutants killed      ${mutants.killed} of ${mutants.total}`,
      ...(edited.length > 0 ? [`files a learner has worked on: ${edited.join(", ")}`] : []),
      problems.length > 0 ? `\n${problems.length} to mend:` : "\nEverything holds.",
    ],
    fa: [
      `تمرین‌ها: ${exercises}`,
      `تمرین‌های خالی که رد می‌شوند: ${stubsFailing}`,
      `پاسخ‌هایی که می‌گذرند: ${solutionsPassing}`,
      `جهش‌های کشف‌شده: ${mutants.killed} از ${mutants.total}`,
      ...(edited.length > 0 ? [`فایل‌هایی که دست خورده‌اند: ${edited.join("، ")}`] : []),
      problems.length > 0 ? `\n${problems.length} مورد برای اصلاح:` : "\nهمه چیز درست است.",
    ],
  }[lang];
  return [...lines, ...problems.map(({ where, text }) => `  ${where}: ${text[lang]}`)].join("\n");
}
