import { runAttacks } from "../grade/attacks/run.ts";
import type { Tried } from "../grade/attacks/try.ts";
import { attackReport, FIX, notTried } from "../grade/attacks/words.ts";
import { lacking } from "../grade/sandbox/tools.ts";
import { examine } from "../doctor/doctor.ts";
import { report } from "../doctor/words.ts";
import { setUpNative } from "../tensorflow/ensure.ts";
import type { Lang } from "../text/lang.ts";
import { Problem } from "../text/problem.ts";
import type { Context, Run } from "./command.ts";

export const run: Run = async (_args, options, context) => {
  const { root, lang, colour, width } = context;
  if (options.attack) return attacked(context);
  const libraries = typeof options.libtensorflow === "string" ? options.libtensorflow : undefined;
  const wish = { libraries, gpu: options.gpu === true, thorough: true };
  // One document with --json: the set-up's events are for commands that train.
  const quiet = { ...context, emit: () => {} };
  const outcome = options.fix || libraries ? await setUpNative(quiet, wish) : null;
  const checks = await examine({ root, env: process.env });
  const holds = checks.every(({ ok, required }) => ok || !required) && (outcome?.holds ?? true);
  const plain = checks.map(({ name, ok, required, detail, fix }) => {
    return { name, ok, required, detail: detail[lang], fix: ok ? null : (fix?.[lang] ?? null) };
  });
  const setUp = outcome && { ...outcome, tried: outcome.tried.map(({ source, why }) => ({ source, why: why[lang] })) };
  return {
    holds,
    data: { checks: plain, ...(setUp ? { setUp } : {}) },
    words: report(checks, outcome, lang, colour, width),
  };
};

/** Attacks are tried only where the sandbox's tools are: they would do what they try. */
async function attacked(context: Context) {
  const { root, lang, colour, width } = context;
  const lack = lacking(process.env);
  if (lack) throw new Problem(notTried(lack));
  const tried = await runAttacks(root, (done, all, claim) => context.note(`${done}/${all} ${claim[lang]}`));
  return {
    holds: tried.every(({ holds }) => holds),
    data: { checks: tried.map((each) => plainly(each, lang)) },
    words: attackReport(tried, lang, colour, width),
  };
}

function plainly({ name, claim, holds, seen }: Tried, lang: Lang) {
  return { name, ok: holds, required: true, detail: seen?.[lang] ?? claim[lang], fix: holds ? null : FIX[lang] };
}
