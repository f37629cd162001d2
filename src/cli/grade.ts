import { resolve } from "node:path";
import { writeJob, type Job } from "../grade/engine/job.ts";
import { bestIsolation } from "../grade/sandbox/isolation.ts";
import { showGrading } from "../grade/engine/progress.ts";
import { namedSecret } from "../grade/engine/secret.ts";
import type { Grade } from "../grade/grade.ts";
import type { Isolation } from "../grade/sandbox/cages.ts";
import { grade, type Grading } from "../grade/grading.ts";
import { openSubmissions } from "../grade/intake/intake.ts";
import type { Layout } from "../grade/intake/layouts/layout.ts";
import { readRoster } from "../grade/intake/roster/read.ts";
import type { Submission } from "../grade/intake/submission.ts";
import { enrolledIn } from "../grade/outputs/enrolled.ts";
import { writeOutputs, type Format } from "../grade/outputs/outputs.ts";
import { loadPolicy, parsePolicy } from "../grade/policy/load.ts";
import type { Policy } from "../grade/policy/policy.ts";
import { queueDriver, QUEUE, WIDTH } from "../grade/queue/driver.ts";
import { classReport } from "../grade/report/report.ts";
import { endWords } from "../grade/report/warning-section.ts";
import { classWords } from "../grade/report/words.ts";
import { isolation } from "../grade/sandbox/isolation.ts";
import type { Written } from "../grade/similarity/find.ts";
import { keptSimilarity, MOST_COMPARED } from "../grade/similarity/kept.ts";
import * as words from "../grade/words.ts";
import type { Text } from "../text/lang.ts";
import { Problem } from "../text/problem.ts";
import type { Context, Run } from "./command.ts";
import { makeFolder } from "./folder.ts";
import { askedFor, workersFrom } from "./grade-job.ts";
import { plan } from "./grade-plan.ts";

export const run: Run = async (paths, options, context) => {
  const out = resolve(String(options.out));
  const { job, queue } = askedFor(paths, options, out, process.env);
  if (job.secret) namedSecret(job.secret);
  const policy = job.policy === null ? parsePolicy("", "") : loadPolicy(job.policy);
  const roster = job.roster === null ? undefined : readRoster(job.roster);
  const layout = (job.layout ?? undefined) as Layout | undefined;
  const intake = await openSubmissions(job.paths, { layout, roster, zone: job.zone ?? zoneOf(policy) });
  if (options.dryRun) return plan(intake, policy, context);
  const shut = await isolationOf(job);
  const workers = workersFrom(options);
  await makeFolder(out);
  await writeJob(out, job);
  const seen: Written[] = [];
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  for (const { path, recognised } of intake.batches) context.note(`${path}: ${recognised[context.lang]}`);
  const progress = showGrading(intake.students.length, context);
  const graded = await grade({
    root: context.root,
    out,
    policy,
    submissions: remembered(intake.submissions(), seen),
    isolation: shut,
    workers,
    ...(queue === null ? {} : throughQueue(queue, context)),
    secret: job.secret ?? undefined,
    graded: progress.graded,
    waits: (process) => context.note(words.waits(process, out)[context.lang]),
    signal: stop.signal,
  }).finally(progress.end);
  if (stop.signal.aborted) throw new Problem(words.interrupted(graded.grades.length, intake.students.length, out));
  const similar = await keptSimilarity(context.root, out, seen);
  const enrolled = roster && enrolledIn(graded, roster);
  const formats = job.formats as Format[];
  const { lang, colour } = context;
  const files = await writeOutputs(out, graded, {
    formats,
    lang,
    at: new Date(),
    item: job.item,
    roster: enrolled,
    similar,
  });
  const report = classReport(graded, similar, enrolled);
  return {
    holds: graded.grades.every(({ outcome }) => outcome === "graded"),
    data: { out, files, warnings: report.warnings, submissions: graded.grades.map((each) => summary(each, lang)) },
    words: [classWords(report, { lang, colour }), "", ...endWords(report, lang), words.where(out)[lang]].join("\n"),
  };
};

/** The submissions as they come; their lessons are remembered in `seen`, unless there are too many to be compared. */
async function* remembered(submissions: AsyncIterable<Submission>, seen: Written[]): AsyncIterable<Submission> {
  for await (const submission of submissions) {
    const { student, lessons } = submission;
    if (seen.length <= MOST_COMPARED) seen.push({ student, lessons });
    yield submission;
  }
}

/** Lets whoever serves the queue run the tests. */
function throughQueue(url: string, { note, lang }: Context): Pick<Grading, "driver" | "lanes"> {
  const told = { url, name: QUEUE, note: (text: Text) => note(text[lang]) };
  return { driver: (setting, digest) => queueDriver({ ...told, setting, digest }), lanes: WIDTH };
}

/** The zone in which the instructor wrote the due date; exports often write times without one. */
function zoneOf({ due }: Policy): string | undefined {
  return due?.match(/(?:Z|[+-]\d\d:\d\d)$/)?.[0];
}

/** How submissions are shut in. Throws a Problem where they are to be and cannot. */
async function isolationOf({ sandbox, queue }: Job): Promise<Isolation> {
  if (!sandbox) return "none";
  const proved = await isolation();
  if (proved === "bubblewrap") return proved;
  const jail = queue === null ? await bestIsolation(["jail"]) : null;
  if (jail) return jail;
  throw new Problem(words.notShutIn(proved));
}

function summary({ student, outcome, why, points, max, tasks, isolation }: Grade, lang: Context["lang"]): object {
  const each = tasks.map(({ id, points, max, passed, total }) => ({ id, score: points, max, passed, total }));
  const score = outcome === "ungradable" ? null : points;
  return { id: student, outcome, why: why?.[lang] ?? null, score, max, isolation, tasks: each };
}
