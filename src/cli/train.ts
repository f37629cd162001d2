import { join, relative, resolve } from "node:path";
import { distance } from "fastest-levenshtein";
import { WANTS } from "../tensorflow/backend.ts";
import { ensureBackend } from "../tensorflow/ensure.ts";
import type { End, Job } from "../train/events.ts";
import { showProgress } from "../train/progress.ts";
import { recipeNames } from "../train/recipes/index.ts";
import { startTraining } from "../train/start.ts";
import * as words from "../train/words.ts";
import type { Answer, Context, Run } from "./command.ts";
import type { Text } from "../text/lang.ts";
import { Problem } from "../text/problem.ts";
import { makeFolder } from "./folder.ts";
import { treeOf } from "./run.ts";

export const run: Run = async ([recipe], options, context) => {
  const job = jobOf(recipe!, options, context);
  await makeFolder(job.out);
  await ensureBackend(job.backend, context);
  const progress = showProgress(context);
  const end = await startTraining(job, progress.tell).finally(progress.end);
  return answer(end, job, context);
};

function jobOf(recipe: string, options: Parameters<Run>[1], { root, lang }: Context): Job {
  if (!recipeNames.includes(recipe)) throw new Problem(words.noRecipe(recipe, nearest(recipe)), { asked: recipe });
  const backend = WANTS.find((name) => name === options.backend);
  if (!backend) throw new Problem(words.badBackend(String(options.backend), WANTS));
  return {
    root,
    recipe,
    backend,
    tree: treeOf(options.tree),
    out: typeof options.out === "string" ? resolve(options.out) : join(root, "runs", recipe),
    data: typeof options.data === "string" ? resolve(options.data) : null,
    seed: wholeNumber("--seed", options.seed, 0, { en: "a whole number from 0", fa: "عددی صحیح از ۰ به بالا" }),
    epochs: wholeNumber("--epochs", options.epochs, 1, FROM_ONE),
    patience: wholeNumber("--patience", options.patience, 1, FROM_ONE),
    resume: options.resume === true,
    lang,
  };
}

const FROM_ONE: Text = { en: "a whole number from 1", fa: "عددی صحیح از ۱ به بالا" };

/** The names that differ least from what was typed, the nearest first. */
function nearest(asked: string): string[] {
  return recipeNames.toSorted((a, b) => distance(asked, a) - distance(asked, b)).slice(0, 3);
}

function wholeNumber(flag: string, given: string | boolean | undefined, least: number, wanted: Text): number | null {
  if (given === undefined) return null;
  const number = Number(given);
  // Seeds are mixed as 32-bit numbers: a larger one would be another one's twin.
  if (/^\d+$/.test(String(given)) && number >= least && number < 2 ** 31) return number;
  throw new Problem(words.badNumber(flag, String(given), wanted));
}

/** What a run's end means for the command. Throws a Problem where it was the machine's fault, not the network's. */
function answer(end: End, job: Job, { lang }: Context): Answer {
  const here = (path: string) => relative(process.cwd(), path) || ".";
  switch (end.event) {
    case "done":
      return { holds: true, data: end, words: words.doneWords(end, here(job.out), lang) };
    case "stopped":
      return { holds: false, data: end, words: words.stoppedWords(end, again(job), lang) };
    case "diverged":
      return { holds: false, data: end, words: words.divergedWords(end, lang) };
    case "unwritten":
      return { holds: false, data: end, words: words.unwrittenWords(end, lang) };
    case "faulty":
      return { holds: false, data: end, words: words.faultyWords(end, job.tree, lang) };
    case "trouble": {
      const problem = new Problem(end.text);
      if (end.debug) problem.stack = end.debug;
      throw problem;
    }
  }
}

/** The command line that goes on with a stopped run. */
function again({ recipe, out, tree, backend, root }: Job): string {
  const flags = [
    ...(out === join(root, "runs", recipe) ? [] : ["--out", relative(process.cwd(), out)]),
    ...(tree === "solutions" ? [] : ["--tree", tree]),
    ...(backend === "auto" ? [] : ["--backend", backend]),
  ];
  return ["tamrin train", recipe, "--resume", ...flags].join(" ");
}
