import { tasks } from "../../course.ts";
import { check } from "../check/check.ts";
import { checkWords } from "../check/words.ts";
import { findTask } from "../course/find.ts";
import { writeStubs } from "../course/stubs.ts";
import { makeWorkers } from "../run/workers.ts";
import type { Run } from "./command.ts";

export const run: Run = async (args, options, { root, lang }) => {
  if (options.writeStubs) writeStubs(root);
  const asked = args.length > 0 ? args.map((id) => findTask(id)) : tasks;
  const workers = makeWorkers(root);
  try {
    const report = await check(root, asked, workers, args.length === 0);
    const clean = report.problems.length === 0 && !(options.pristine && report.edited.length > 0);
    return { holds: clean, data: report, words: checkWords(report, lang) };
  } finally {
    workers.stop();
  }
};
