import { createRequire } from "node:module";
import { join } from "node:path";
import { tf } from "../../kit/tf.ts";
import type { Text } from "../text/lang.ts";
import { Problem } from "../text/problem.ts";
import { gpuName } from "./ensure.ts";
import { useGradientKernels } from "./gradients/gradients.ts";
import { registerNativeGradients } from "./gradients/native.ts";
import { isNativeInPlace } from "./install/install.ts";
import { loadNative, threadsOfOperation } from "./native.ts";
import { repairWasm } from "./wasm/repair.ts";
import { startWebgpu } from "./webgpu/backend.ts";
import * as words from "./words.ts";

/**
 * `auto` takes the best that is set up: native TensorFlow (on the GPU where it was built for one), else WebAssembly, else
 * plain JavaScript. `cuda` is native TensorFlow, and nothing else than on the GPU. `webgpu` only when it is asked for:
 * `tamrin doctor` names it where a card would do.
 */
export type Want = "auto" | "tensorflow" | "cuda" | "webgpu" | "wasm" | "cpu";

/** Every one, in the order that help texts list them. */
export const WANTS: readonly Want[] = ["auto", "cuda", "tensorflow", "webgpu", "wasm", "cpu"];

/** The backend that this process computes on. */
export interface Backend {
  name: "tensorflow" | "webgpu" | "wasm" | "cpu";
  /** Of TensorFlow for the native one, of the package for the others. */
  version: string;
  device: string;
  /** Why this one. */
  why: Text;
  /** The command that gets a better one. */
  better?: string;
}

const FIX = "tamrin doctor --fix";

export interface Place {
  /** Folder of the project. */
  root: string;
  /** Threads of one operation on native TensorFlow, which reads it once, when it loads; all where nothing is said. */
  threads?: number;
}

/** Loads the backend into this process and selects it. Throws a Problem when one is asked for that is not there. */
export async function useBackend(want: Want, { root, threads }: Place): Promise<Backend> {
  if (want === "wasm") return useWasm(root, words.asked());
  if (want === "cpu") return useCpu(root, words.asked());
  if (want === "webgpu") return { name: "webgpu", ...(await startWebgpu(root)), why: words.asked() };
  const native = tryNative(root, threads);
  if ("version" in native) {
    if (want === "cuda" && !native.gpu) throw new Problem(words.noGpu());
    registerNativeGradients();
    useGradientKernels(tf);
    await tf.ready();
    return describeNative(native, want === "auto" ? words.nativeWorks() : words.asked());
  }
  if (want !== "auto") throw new Problem(words.noNative(native.why));
  try {
    return { ...(await useWasm(root, native.why)), better: FIX };
  } catch (error) {
    return { ...(await useCpu(root, words.wasmFails(reasonOf(error)))), better: FIX };
  }
}

function tryNative(root: string, threads?: number): { version: string; gpu: boolean } | { why: Text } {
  if (!isNativeInPlace(root)) return { why: words.notSetUp() };
  try {
    return loadNative(root, { threads });
  } catch (error) {
    return { why: words.nativeFails(reasonOf(error)) };
  }
}

function describeNative({ version, gpu }: { version: string; gpu: boolean }, why: Text): Backend {
  const card = gpuName();
  if (gpu) return { name: "tensorflow", version, device: card ?? "GPU", why };
  const threads = threadsOfOperation();
  const device = `CPU, ${threads} ${threads === 1 ? "thread" : "threads"}`;
  return { name: "tensorflow", version, device, why, ...(card ? { better: `${FIX} --gpu` } : {}) };
}

async function useWasm(root: string, why: Text): Promise<Backend> {
  const { version_wasm: version } = load<{ version_wasm: string }>(root, "@tensorflow/tfjs-backend-wasm");
  repairWasm(tf);
  await select("wasm");
  return { name: "wasm", version, device: "CPU, 1 thread (WebAssembly)", why };
}

async function useCpu(root: string, why: Text): Promise<Backend> {
  await import("../../kit/cpu.ts");
  const { version_cpu: version } = load<{ version_cpu: string }>(root, "@tensorflow/tfjs-backend-cpu");
  await select("cpu");
  return { name: "cpu", version, device: "CPU, 1 thread (JavaScript)", why };
}

function load<T>(root: string, name: string): T {
  return createRequire(join(root, "package.json"))(name) as T;
}

/** Throws where the backend does not start: tf answers false and prints the reason. */
async function select(name: string): Promise<void> {
  if (!(await tf.setBackend(name))) throw new Error(`the backend ${name} did not start`);
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0]!;
}
