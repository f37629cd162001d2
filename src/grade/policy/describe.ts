import type { Lang, Text } from "../../text/lang.ts";
import { wrap } from "../../text/wrap.ts";
import { hiddenLines } from "./describe-hidden.ts";
import { exceptionLines } from "./describe-exceptions.ts";
import { drawnLines, feedbackLines, limitLines, partialLines } from "./describe-rules.ts";
import { taskLines } from "./describe-tasks.ts";
import { timeLines } from "./describe-time.ts";
import type { Policy } from "./policy.ts";

const TITLES = {
  tasks: { en: "What is graded", fa: "چه چیزی نمره دارد" },
  partial: { en: "Points of a task", fa: "امتیاز یک تمرین" },
  time: { en: "Time", fa: "زمان" },
  hidden: { en: "Hidden tests", fa: "آزمون‌های پنهان" },
  feedback: { en: "Feedback on a test that fails", fa: "بازخورد آزمونی که رد می‌شود" },
  limits: { en: "Limits", fa: "محدودیت‌ها" },
  exceptions: { en: "Tasks with rules of their own", fa: "تمرین‌هایی با قاعده‌های خود" },
} satisfies Record<string, Text>;

/**
 * The policy in plain words, at most `columns` wide. With `tests`, the names of each task's tests, it says how many each
 * rule hides.
 */
export function describe(policy: Policy, lang: Lang, tests?: Record<string, string[]>, columns = 80): string {
  const sections: Record<keyof typeof TITLES, Text[]> = {
    tasks: taskLines(policy),
    partial: partialLines(policy.common),
    time: timeLines(policy),
    hidden: hiddenLines(policy, tests),
    feedback: [...feedbackLines(policy.common), ...drawnLines(policy.common)],
    limits: limitLines(policy.common),
    exceptions: exceptionLines(policy),
  };
  const told = Object.entries(sections).filter(([, lines]) => lines.length > 0);
  const block = ([key, lines]: [string, Text[]]) =>
    [TITLES[key as keyof typeof TITLES][lang], ...lines.map((line) => `  ${line[lang]}`)].join("\n");
  return wrap(told.map(block).join("\n\n"), columns).replace(/ +$/gm, "");
}
