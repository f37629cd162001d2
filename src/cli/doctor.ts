import { runAttacks } from "../grade/attacks/run.ts";
import type { Tried } from "../grade/attacks/try.ts";
import { attackReport, FIX, notTried } from "../grade/attacks/words.ts";
import { CAGES, type Shut } from "../grade/sandbox/cages.ts";
import { bestIsolation } from "../grade/sandbox/isolation.ts";
import { notAmong } from "../grade/words.ts";
import { examine } from "../doctor/doctor.ts";
import { report } from "../doctor/words.ts";
import { setUpNative } from "../tensorflow/ensure.ts";
import type { Lang } from "../text/lang.ts";
import { Problem } from "../text/problem.ts";
import type { Context, Run } from "./command.ts";

export const run: Run = async (_args, options, context) => {
  const { root, lang, colour, width } = context;
  if (options.attack) return attacked(options.attack, context);
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

async function attacked(asked: string | true, context: Context) {
  const { root, lang, colour, width } = context;
  const shut = await shutFor(asked);
  const tried = await runAttacks(root, shut, (done, all, claim) => context.note(`${done}/${all} ${claim[lang]}`));
  return {
    holds: tried.every(({ holds }) => holds),
    data: { isolation: shut, checks: tried.map((each) => plainly(each, lang)) },
    words: attackReport(tried, shut, lang, colour, width),
  };
}

/** Attacks are tried only where something shuts them in, or they would do what they try. */
async function shutFor(asked: string | true): Promise<Shut> {
  const all = Object.keys(CAGES) as Shut[];
  const names = asked === true ? all : all.filter((name) => name === asked);
  if (names.length === 0) throw new Problem(notAmong("--attack", String(asked), all));
  const shut = await bestIsolation(names);
  if (!shut) throw new Problem(notTried(names));
  return shut;
}

function plainly({ name, claim, holds, seen }: Tried, lang: Lang) {
  return { name, ok: holds, required: true, detail: seen?.[lang] ?? claim[lang], fix: holds ? null : FIX[lang] };
}
