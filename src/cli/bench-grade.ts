import { availableParallelism } from "node:os";
import { tasks } from "../../course.ts";
import { isSameTwice, timeAgain } from "../../bench/grade/again.ts";
import { makeCourse } from "../../bench/grade/course.ts";
import { holds, reportWords, type GradeReport } from "../../bench/grade/report.ts";
import { measureThroughput } from "../../bench/grade/throughput.ts";
import { timeVitest } from "../../bench/grade/vitest.ts";
import { quantile } from "../../bench/statistics.ts";
import type { Isolation } from "../grade/sandbox/cages.ts";
import { missingTools } from "../grade/sandbox/tools.ts";
import type { Run } from "./command.ts";

/** Submissions of each measurement. `pairs`: those of the whole course, for each worker. */
const SIZES = {
  full: { sixty: 120, vitest: 3, pairs: 2, again: 1_000, twice: 10 },
  quick: { sixty: 20, vitest: 1, pairs: 1, again: 100, twice: 4 },
};

/** What grading a class costs, beside a fresh vitest for each submission. About 10 minutes; 3 with `--quick`. */
export const run: Run = async (_args, options, { root, lang, note }) => {
  const sizes = options.quick ? SIZES.quick : SIZES.full;
  const workers = availableParallelism();
  const isolation: Isolation = missingTools(process.env).length === 0 ? "bubblewrap" : "none";
  const course = makeCourse(root, 60, 5);
  try {
    note({ en: "60 tasks of 5 checks …", fa: "۶۰ تمرین، هر یک ۵ آزمون…" }[lang]);
    const sixty = await measureThroughput(course.root, course.ids, { submissions: sizes.sixty, workers, isolation });
    note({ en: "a fresh vitest for each submission …", fa: "برای هر تحویل یک vitest تازه…" }[lang]);
    const seconds = quantile(await timeVitest(course.root, course.ids, sizes.vitest), 0.5);
    note({ en: "the whole course …", fa: "همهٔ دوره…" }[lang]);
    const all = tasks.map(({ id }) => id);
    const whole = await measureThroughput(root, all, { submissions: sizes.pairs * workers, workers, isolation });
    note({ en: "a class again …", fa: "دوبارهٔ یک کلاس…" }[lang]);
    const report: GradeReport = {
      cores: workers,
      sixty,
      vitest: { seconds, perMinute: 60 / seconds, ratio: (sixty.perMinute * seconds) / 60 },
      course: whole,
      again: { students: sizes.again, seconds: await timeAgain(root, sizes.again) },
      identicalTwice: await isSameTwice(root, sizes.twice, isolation),
    };
    const held = holds(report);
    return {
      holds: held,
      data: { bench: "grade", isolation, ...report, holds: held },
      words: reportWords(report, lang),
    };
  } finally {
    course.remove();
  }
};
