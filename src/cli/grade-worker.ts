import { availableParallelism } from "node:os";
import { suiteDigest } from "../grade/engine/digest.ts";
import { QUEUE } from "../grade/queue/driver.ts";
import { serveQueue } from "../grade/queue/serve.ts";
import { leaves, noAddress } from "../grade/queue/words.ts";
import { missingTools } from "../grade/sandbox/tools.ts";
import { ltr } from "../text/bidi.ts";
import { Problem } from "../text/problem.ts";
import type { Run } from "./command.ts";

/** Runs the tests of whoever grades through this queue, until it is asked to end. */
export const run: Run = async (_args, options, { root, lang, note, emit }) => {
  const sandbox = options.sandbox !== false;
  const width = widthFor(options.workers);
  if (typeof options.queue !== "string") throw noAddress("");
  const missing = sandbox ? missingTools(process.env) : [];
  if (missing.length > 0) throw noSandbox(missing);
  const service = await serveQueue({
    ...{ url: options.queue, name: QUEUE, root, digest: suiteDigest(root), width, sandbox },
    note(text) {
      note(text[lang]);
      emit({ note: text[lang] });
    },
  });
  process.on("SIGINT", service.leave).on("SIGTERM", service.leave);
  try {
    const marked = await service.left;
    return { holds: true, data: { marked }, words: leaves(marked)[lang] };
  } finally {
    process.off("SIGINT", service.leave).off("SIGTERM", service.leave);
  }
};

function widthFor(asked: string | boolean | undefined): number {
  if (asked === undefined) return availableParallelism();
  if (/^[1-9]\d?$/.test(String(asked))) return Number(asked);
  throw new Problem({
    en: `--workers is "${asked}"; it is a whole number from 1 to 99`,
    fa: `--workers برابر «${asked}» است؛ باید عددی صحیح از ۱ تا ۹۹ باشد`,
  });
}

function noSandbox(missing: string[]): Problem {
  const [names, next] = [missing.join(", "), "tamrin doctor"];
  return new Problem({
    en: `the sandbox lacks ${names}, so no submission is run here; ${next} says how to get it`,
    fa: `جعبهٔ ایزوله ${ltr(names)} را کم دارد و هیچ تحویلی اینجا اجرا نمی‌شود؛ ${ltr(next)} راهش را می‌گوید`,
  });
}
