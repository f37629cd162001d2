import { tasks } from "../../course.ts";
import { findTask } from "../course/find.ts";
import type { Tree } from "../course/mirrors.ts";
import { runTasks } from "../run/run.ts";
import { isDone, type Failure, type Verdict } from "../run/verdict.ts";
import { runWords } from "../run/words.ts";
import { makeWorkers } from "../run/workers.ts";
import type { Run } from "./command.ts";
import { wrap } from "../text/wrap.ts";
import { Problem } from "../text/problem.ts";

export const run: Run = async (args, options, { root, lang, colour, width }) => {
  const tree = treeOf(options.tree);
  if (args.length === 0 && !options.all) {
    throw new Problem({
      en: 'run which task? Name one ("tamrin run convolve") or all of them ("tamrin run --all")',
      fa: "کدام تمرین؟ یکی را نام ببرید (tamrin run convolve) یا همه را (tamrin run --all)",
    });
  }
  const asked = options.all ? tasks : args.map((id) => findTask(id));
  const workers = makeWorkers(root);
  try {
    const verdicts = await runTasks(root, asked, tree, workers);
    return {
      holds: verdicts.every(isDone),
      data: { tree, tasks: verdicts.map(asData) },
      words: wrap(runWords(verdicts, { lang, colour }), width),
    };
  } finally {
    workers.stop();
  }
};

/** Reads `--tree`. Throws a Problem for anything but the two trees. */
export function treeOf(asked: string | boolean | undefined): Tree {
  if (asked === "exercises" || asked === "solutions") return asked;
  throw new Problem({
    en: `--tree is "${asked}"; it can be exercises (your code) or solutions (the finished code)`,
    fa: `--tree برابر «${asked}» است؛ exercises (کد شما) یا solutions (کد کامل) ممکن است`,
  });
}

function asData({ id, passed, total, failures, ms }: Verdict): object {
  return { id, passed, total, failures: failures.map(failureData), ms };
}

function failureData({ test, kind, message, difference, call, at, cause }: Failure): object {
  const worst = difference?.worst;
  return {
    test,
    kind,
    message,
    path: at ? `${at.file}:${at.line}` : undefined,
    index: worst?.path,
    got: worst?.got,
    want: worst?.want,
    tolerance: difference?.tolerance,
    differing: difference?.differing,
    total: difference?.total,
    first: difference?.first,
    input: call,
    cause: cause && { mutant: cause.name, ...cause.text },
  };
}
