import { availableParallelism } from "node:os";
import { suiteDigest } from "../grade/engine/digest.ts";
import { queueFrom } from "../grade/queue/address.ts";
import { QUEUE } from "../grade/queue/driver.ts";
import { serveQueue } from "../grade/queue/serve.ts";
import { leaves, noAddress } from "../grade/queue/words.ts";
import { isolation } from "../grade/sandbox/isolation.ts";
import { notShutIn } from "../grade/words.ts";
import { Problem } from "../text/problem.ts";
import type { Run } from "./command.ts";
import { workersFrom } from "./grade-job.ts";

/** Runs the tests of whoever grades through this queue, until it is asked to end. */
export const run: Run = async (_args, options, { root, lang, note, emit }) => {
  const width = workersFrom(options) ?? availableParallelism();
  const url = queueFrom(options.queue, process.env);
  if (url === null) throw noAddress("");
  const proved = options.sandbox === false ? "none" : await isolation();
  if (typeof proved !== "string") throw new Problem(notShutIn(proved));
  const service = await serveQueue({
    ...{ url, name: QUEUE, root, digest: suiteDigest(root), width, isolation: proved },
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
