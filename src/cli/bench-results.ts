import { cpus } from "node:os";
import { join, relative } from "node:path";
import { TRIALS } from "../../bench/results/plan.ts";
import { reportOf } from "../../bench/results/report.ts";
import { knownOutcome, runTrial, type Outcome } from "../../bench/results/trial.ts";
import { ensureNative } from "../tensorflow/ensure.ts";
import { Problem } from "../text/problem.ts";
import { writeAtomically } from "../train/files.ts";
import { showProgress } from "../train/progress.ts";
import type { Run } from "./command.ts";

/** Trains what bench/RESULTS.md tells of, and writes it; hours from nothing, and it goes on where it was stopped. */
export const run: Run = async (_args, options, context) => {
  const { root, lang, note } = context;
  const trials = trialsFor(options.recipe);
  const data = typeof options.data === "string" ? options.data : null;
  if (!options.report) await ensureNative(context);
  const outcomes: Outcome[] = [];
  for (const trial of trials) {
    for (const seed of trial.seeds) {
      if (options.report) {
        const known = await knownOutcome(root, trial, seed);
        if (known) outcomes.push(known);
        continue;
      }
      note({ en: `${trial.recipe}, seed ${seed} …`, fa: `${trial.recipe}، بذر ${seed}…` }[lang]);
      // One document with --json: the events are for the command that trains.
      const progress = showProgress({ ...context, emit: () => {} });
      outcomes.push(await runTrial(root, trial, seed, data, progress.tell).finally(progress.end));
    }
  }
  const path = join(root, "bench", "RESULTS.md");
  const machine = `${cpus()[0]?.model.trim()}, ${cpus().length} cores; Node ${process.versions.node}.`;
  const whole = trials.length === TRIALS.length;
  if (whole) await writeAtomically(path, Buffer.from(reportOf(TRIALS, { machine, outcomes })));
  const words = whole
    ? { en: `written: ${relative(process.cwd(), path)}`, fa: `نوشته شد: ${relative(process.cwd(), path)}` }
    : { en: reportOf(trials, { machine, outcomes }), fa: reportOf(trials, { machine, outcomes }) };
  return { holds: true, data: { bench: "results", machine, outcomes }, words: words[lang] };
};

function trialsFor(asked: string | boolean | undefined) {
  if (asked === undefined) return TRIALS;
  const found = TRIALS.filter(({ recipe }) => recipe === asked);
  if (found.length > 0) return found;
  const names = TRIALS.map(({ recipe }) => recipe);
  throw new Problem({
    en: `--recipe is "${asked}"; it can be ${names.join(", ")}`,
    fa: `--recipe برابر «${asked}» است؛ ${names.join("، ")} ممکن است`,
  });
}
