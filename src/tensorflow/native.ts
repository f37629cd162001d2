import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import util from "node:util";

/** What the loaded library says of itself. */
export interface Native {
  /** Its TensorFlow release. */
  version: string;
  /** Whether it found a GPU that it can use. */
  gpu: boolean;
}

interface NodeBackend {
  binding: { TF_Version: string };
  isUsingGpuDevice: boolean;
}

/**
 * Loads @tensorflow/tfjs-node into this process: registers the backend `tensorflow` and selects it.
 * Throws where the library is missing or does not load; a library built for another processor kills the process,
 * which is why the set-up tries it in a child first (install/probe.ts).
 */
export function loadNative(
  root: string,
  { threads, env = process.env }: { threads?: number; env?: NodeJS.ProcessEnv } = {},
): Native {
  if (threads) env.TF_NUM_INTRAOP_THREADS ??= String(threads);
  prepare(env);
  const tf = createRequire(join(root, "package.json"))("@tensorflow/tfjs-node") as { backend(): unknown };
  const backend = tf.backend() as NodeBackend;
  return { version: backend.binding.TF_Version, gpu: backend.isUsingGpuDevice };
}

/** How many threads compute one operation, once the library is loaded. */
export function threadsOfOperation(): number {
  return Number(process.env.TF_NUM_INTRAOP_THREADS) || availableParallelism();
}

/** TensorFlow reads these when it loads; what the user has set stays. */
const DEFAULTS = {
  // Errors only: its hints about processor instructions are no business of a learner's.
  TF_CPP_MIN_LOG_LEVEL: "3",
  // Take GPU memory as it is needed, not all at once.
  TF_FORCE_GPU_ALLOW_GROWTH: "true",
  // oneDNN's kernels on every processor: a convolutional network trains 1.6 times as fast.
  TF_ENABLE_ONEDNN_OPTS: "1",
};

/** The environment that TensorFlow wants, and two functions that the package calls: Node 22 warns, 23 has them not. */
function prepare(env: NodeJS.ProcessEnv): void {
  for (const [name, value] of Object.entries(DEFAULTS)) env[name] ??= value;
  const old = util as unknown as Record<string, unknown>;
  old.isNullOrUndefined = (value: unknown) => value === null || value === undefined;
  old.isArray = Array.isArray;
}
