import { tasks } from "../../course.ts";
import { mirrors } from "../course/mirrors.ts";
import { damagedWords, firstPending, loadProgress, saveProgress, withVerdict } from "../learn/progress.ts";
import { learn } from "../learn/loop.ts";
import { tally } from "../learn/state.ts";
import { summaryWords } from "../learn/words.ts";
import { runTasks } from "../run/run.ts";
import { isDone } from "../run/verdict.ts";
import { makeWorkers } from "../run/workers.ts";
import type { Context, Run } from "./command.ts";
import { wrap } from "../text/wrap.ts";

export const run: Run = async (_args, _options, context) => {
  const { root, lang, colour, json } = context;
  if (!json && process.stdin.isTTY && process.stdout.isTTY) {
    await learn(root, lang, { input: process.stdin, output: process.stdout, colour });
    const [done, total] = tally(loadProgress(root).progress);
    return { holds: true, data: { done, total }, words: "" };
  }
  return standing(context);
};

/** Without a terminal: judge the task in hand once, say how things stand and what to do next. */
async function standing({ root, lang, colour, width, note }: Context) {
  const { progress, keptAs } = loadProgress(root);
  if (keptAs) note(damagedWords(keptAs)[lang]);
  const task = tasks.find(({ id }) => id === progress.current)!;
  const workers = makeWorkers(root);
  const [verdict] = await runTasks(root, [task], "exercises", workers).finally(() => workers.stop());
  const after = withVerdict(root, progress, verdict!);
  const next = isDone(verdict!) ? firstPending(after, task.id) : task;
  saveProgress(root, { ...after, current: next.id });
  const [done, total] = tally(after);
  return {
    holds: true,
    data: { current: next.id, done, total, verdict, file: mirrors("", next.id).exercises },
    words: wrap(summaryWords({ verdict: verdict!, next, done, total }, { lang, colour }), width),
  };
}
