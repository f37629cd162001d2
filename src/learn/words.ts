import type { Task } from "../../course.ts";
import type { Style } from "../run/style.ts";
import { verdictWords } from "../run/words.ts";
import type { Verdict } from "../run/verdict.ts";

interface Standing {
  verdict: Verdict;
  next: Task;
  done: number;
  total: number;
}

/** How things stand, for a place without keys: the verdict, the count, and what to do next. */
export function summaryWords({ verdict, next, done, total }: Standing, style: Style): string {
  const words = {
    en: [
      `${done} of ${total} tasks done`,
      `next: ${next.title.en}, in exercises/${next.id}.ts`,
      `tamrin hint ${next.id}`,
    ],
    fa: [
      `${done} تمرین از ${total} انجام شده`,
      `بعدی: ${next.title.fa}، در exercises/${next.id}.ts`,
      `tamrin hint ${next.id}`,
    ],
  }[style.lang];
  const help = { en: "for help:", fa: "برای راهنمایی:" }[style.lang];
  return [verdictWords(verdict, style), "", words[0], words[1], `${help} ${words[2]}`].join("\n");
}
