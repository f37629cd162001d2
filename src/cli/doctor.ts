import { examine } from "../doctor/doctor.ts";
import { report } from "../doctor/words.ts";
import { setUpNative } from "../tensorflow/ensure.ts";
import type { Run } from "./command.ts";

export const run: Run = async (_args, options, context) => {
  const { root, lang, colour, width } = context;
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
