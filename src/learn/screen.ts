import pc from "picocolors";
import stringWidth from "string-width";
import { course } from "../../course.ts";
import { titled } from "../text/bidi.ts";
import type { Lang, Text } from "../text/lang.ts";
import { wrap } from "../text/wrap.ts";
import { verdictWords } from "../run/words.ts";
import type { Lesson } from "./lesson.ts";
import { chooser } from "./list.ts";
import { isTaskDone, tally, type State } from "./state.ts";

/** How wide the screen is, and whether it has colour. */
export interface Look {
  width: number;
  colour: boolean;
}

type Paint = ReturnType<typeof pc.createColors>;

/** The whole screen of the learn loop as text; a function of nothing but what it is given. */
export function screen(state: State, lesson: Lesson, look: Look): string {
  const paint = pc.createColors(look.colour);
  const parts = [
    header(state, look, paint),
    state.panel === "list"
      ? chooser(state.progress, state.chosen, state.lang, look.colour)
      : body(state, lesson, look, paint),
    ...(state.notice ? [paint.magenta(state.notice[state.lang])] : []),
    paint.dim(keys(state)),
  ];
  return wrap(parts.join("\n\n"), look.width);
}

function header({ lang, progress, task }: State, { width }: Look, paint: Paint): string {
  const track = course.find(({ tasks }) => tasks.includes(task))!;
  const [done, total] = tally(progress);
  const count = ` ${done}/${total}`;
  const left = `${paint.bold("Tamrin")}  ${titled(track.title[lang], lang)}`;
  const room = Math.max(8, Math.min(24, width - stringWidth(left) - count.length - 2));
  const filled = Math.round((done / total) * room);
  const bar = paint.green("█".repeat(filled)) + paint.dim("░".repeat(room - filled)) + count;
  const gap = " ".repeat(Math.max(2, width - stringWidth(left) - stringWidth(bar)));
  return left + gap + bar;
}

function body(state: State, lesson: Lesson, look: Look, paint: Paint): string {
  const { lang, task, panel } = state;
  const slide = {
    en: `deck ${task.deck}, lines ${task.lines.join("-")}`,
    fa: `مجموعهٔ ${task.deck}، سطرهای ${task.lines.join(" تا ")}`,
  }[lang];
  const title = `${paint.bold(titled(task.title[lang], lang))}  ${paint.dim(`${task.id} · ${slide}`)}`;
  const formula = lesson.formulas.map((line) => `  ${paint.cyan(line)}`);
  const parts = [[title, ...formula, `  ${paint.underline(lesson.file)}`].join("\n"), verdict(state, look, paint)];
  if (panel === "hint") parts.push(hints(state, lesson, paint));
  if (panel === "solution") parts.push(paint.dim(lesson.solution.trimEnd()));
  if (panel === "reset") parts.push(paint.yellow(RESET[lang]));
  return parts.join("\n\n");
}

/** Lines of the verdict while something else is open below it: the mark, the test, and what is wrong. */
const BRIEF = 3;

function verdict(state: State, { colour }: Look, paint: Paint): string {
  const { lang, verdict, panel } = state;
  if (!verdict) return paint.dim(state.running ? RUNNING[lang] : "");
  const whole = verdictWords(verdict, { lang, colour });
  const words = panel === "none" ? whole : whole.split("\n").slice(0, BRIEF).join("\n");
  return isTaskDone(state) ? `${words}\n${paint.green(DONE[lang])}` : words;
}

function hints({ lang, rungs }: State, lesson: Lesson, paint: Paint): string {
  const shown = lesson.hints[lang].slice(0, rungs);
  return shown
    .map((text, i) => `${paint.yellow(`${HINT[lang]} ${i + 1}/${lesson.hints[lang].length}`)}  ${text}`)
    .join("\n");
}

const RUNNING: Text = { en: "running …", fa: "در حال اجرا…" };
const HINT: Text = { en: "hint", fa: "راهنمایی" };
const DONE: Text = {
  en: "Done. Press n for the next task, s to compare with the solution.",
  fa: "انجام شد. برای تمرین بعدی n و برای دیدن پاسخ s را بزنید.",
};
const RESET: Text = {
  en: "Put the empty task back? Your version is kept and u brings it back. Press r again, or any other key.",
  fa: "تمرین خالی برگردد؟ نسخهٔ شما نگه داشته می‌شود و u آن را برمی‌گرداند. دوباره r را بزنید، یا کلیدی دیگر.",
};

function keys(state: State): string {
  const solution = isTaskDone(state);
  const names: Record<Lang, [key: string, name: string, shown?: boolean][]> = {
    en: [
      ["n", "next"],
      ["h", "hint"],
      ["s", "solution", solution],
      ["l", "list"],
      ["e", "editor"],
      ["r", "reset"],
      ["u", "undo"],
      ["g", "فارسی"],
      ["q", "quit"],
    ],
    fa: [
      ["n", "بعدی"],
      ["h", "راهنمایی"],
      ["s", "پاسخ", solution],
      ["l", "فهرست"],
      ["e", "ویرایشگر"],
      ["r", "از نو"],
      ["u", "برگرداندن"],
      ["g", "English"],
      ["q", "خروج"],
    ],
  };
  return names[state.lang]
    .filter(([, , shown]) => shown !== false)
    .map(([key, name]) => `${key} ${name}`)
    .join("  ");
}
