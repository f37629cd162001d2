import { timeLearnLoop } from "../../bench/learn.ts";
import { quantile } from "../../bench/statistics.ts";
import { findTask } from "../course/find.ts";
import type { Run } from "./command.ts";
import { Problem } from "../text/problem.ts";

/** From the save of a lesson to its verdict, beside vitest's own watcher. */
export const run: Run = async (_args, options, { root, lang, note }) => {
  const { id } = findTask(String(options.task));
  const saves = Number(options.saves);
  if (!Number.isInteger(saves) || saves < 1) {
    throw new Problem({
      en: `--saves is "${options.saves}"; it is a whole number from 1 on`,
      fa: `--saves برابر «${options.saves}» است؛ باید عددی صحیح از ۱ به بالا باشد`,
    });
  }
  note({ en: `saving ${id} ${saves} times under each watcher …`, fa: `${saves} بار ذخیرهٔ ${id} با هر ناظر…` }[lang]);
  const times = await timeLearnLoop(root, id, saves);
  const rows = [row("tamrin", times.tamrin), row("vitest", times.vitest)] as const;
  const ratio = rows[0].medianMs / rows[1].medianMs;
  const head = {
    en: `save to verdict, ${id}, ${saves} saves, milliseconds`,
    fa: `از ذخیره تا داوری، ${id}، ${saves} بار، میلی‌ثانیه`,
  }[lang];
  const lines = rows.map(
    ({ name, medianMs, p90Ms }) =>
      `${name.padEnd(8)} median ${medianMs.toFixed(0).padStart(5)}   p90 ${p90Ms.toFixed(0).padStart(5)}`,
  );
  return {
    holds: true,
    data: { bench: "learn", task: id, saves, rows, ratio },
    words: [head, ...lines, `ratio    ${ratio.toFixed(2)}`].join("\n"),
  };
};

function row(name: string, times: number[]) {
  return { name, medianMs: quantile(times, 0.5), p90Ms: quantile(times, 0.9), minMs: Math.min(...times) };
}
