import { resolve } from "node:path";
import { CASES, quick, type Case } from "../../bench/train/cases.ts";
import { lineup } from "../../bench/train/lineup.ts";
import { race, type Results } from "../../bench/train/race.ts";
import { reportOf } from "../../bench/train/report.ts";
import { shortfalls } from "../../bench/train/rows.ts";
import { reportWords } from "../../bench/train/words.ts";
import { benchWasm } from "../../bench/wasm.ts";
import { ensureNative } from "../tensorflow/ensure.ts";
import { Problem } from "../text/problem.ts";
import type { Run } from "./command.ts";

/** Rounds that are measured, of each measure. */
const ROUNDS = { full: 5, quick: 2 };

/** A training step and an epoch, beside tfjs-node as it is, Keras and PyTorch. About 8 minutes; 2 with `--quick`. */
export const run: Run = async (_args, options, context) => {
  const { root, lang, note } = context;
  const cases = casesFor(options.case).map((job) => (options.quick ? quick(job) : job));
  const rounds = roundsFor(options.rounds, options.quick ? ROUNDS.quick : ROUNDS.full);
  const python = pythonFor(options.python);
  await ensureNative(context);

  const stopped = new AbortController();
  const stop = () => stopped.abort(new Problem(STOPPED));
  process.on("SIGINT", stop).on("SIGTERM", stop);
  try {
    const results: Results[] = [];
    for (const job of cases) {
      note({ en: `${job.name} …`, fa: `${job.name}…` }[lang]);
      results.push(await race(lineup(root, python), job, rounds, stopped.signal));
    }
    stopped.signal.throwIfAborted();
    const wasm = options.case === undefined ? await benchWasm(undefined, rounds) : [];
    const report = reportOf({ rounds, cases, python }, results, wasm);
    const holds = shortfalls(report.rows).length === 0;
    return { holds, data: { ...report, holds }, words: reportWords(report, lang, context.width) };
  } catch (error) {
    // Ctrl-C ends the children too, each with an error of its own.
    stopped.signal.throwIfAborted();
    throw error;
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
};

const STOPPED = {
  en: "stopped before the end, so there is no result; --case NAME or --quick takes less time",
  fa: "پیش از پایان متوقف شد و نتیجه‌ای نیست؛ ‎--case NAME یا ‎--quick زمان کمتری می‌برد",
};

function casesFor(asked: string | boolean | undefined): Case[] {
  if (asked === undefined) return CASES;
  const found = CASES.filter(({ name }) => name === asked);
  if (found.length > 0) return found;
  const names = CASES.map(({ name }) => name);
  throw new Problem({
    en: `--case is "${asked}"; it can be ${names.join(", ")}`,
    fa: `--case برابر «${asked}» است؛ ${names.join("، ")} ممکن است`,
  });
}

function roundsFor(asked: string | boolean | undefined, otherwise: number): number {
  if (asked === undefined) return otherwise;
  if (/^[1-9]\d?$/.test(String(asked))) return Number(asked);
  throw new Problem({
    en: `--rounds is "${asked}"; it is a whole number from 1 to 99`,
    fa: `--rounds برابر «${asked}» است؛ باید عددی صحیح از ۱ تا ۹۹ باشد`,
  });
}

/** A path is taken from where the user stands, a bare name from PATH. */
function pythonFor(asked: string | boolean | undefined): string {
  const python = String(asked ?? process.env.PYTHON ?? "python3");
  return python.includes("/") ? resolve(python) : python;
}
