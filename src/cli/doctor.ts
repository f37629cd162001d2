import type { Run } from "./command.ts";
import { setUpNative } from "../tensorflow/ensure.ts";
import { useBackend } from "../tensorflow/backend.ts";

export const run: Run = async (_args, options, context) => {
  const outcome = options.fix
    ? await setUpNative(context, {
        libraries: options.libtensorflow as string | undefined,
        gpu: Boolean(options.gpu),
        thorough: true,
      })
    : null;
  const backend = await useBackend("auto", context);
  return { holds: true, data: { outcome, backend }, words: JSON.stringify({ outcome, backend }, null, 1) };
};
