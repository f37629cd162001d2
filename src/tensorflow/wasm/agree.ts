import { createRequire } from "node:module";
import type { Tensor } from "@tensorflow/tfjs-core";
import { expect } from "vitest";
import { tf } from "../../../kit/tf.ts";
import { repairWasm } from "./repair.ts";

/** For the tests of the repairs: registers `cpu` and the repaired `wasm`. */
export function loadBoth(): void {
  const load = createRequire(import.meta.url);
  load("@tensorflow/tfjs-backend-cpu");
  load("@tensorflow/tfjs-backend-wasm");
  tf.env().set("PROD", true);
  repairWasm(tf);
}

/**
 * The answer of `compute` on the backend `wasm` is that of `cpu`, and it leaves no tensor behind. `tolerance` is the
 * largest error allowed, relative to the largest number of the wanted answer: 32-bit sums in another order.
 */
export async function agrees(compute: () => Tensor | Tensor[], tolerance = 1e-6): Promise<void> {
  const answers = [];
  for (const backend of ["cpu", "wasm"]) {
    await tf.setBackend(backend);
    const before = tf.memory().numTensors;
    const tensors = [tf.tidy(compute)].flat();
    answers.push(tensors.map((t) => ({ shape: t.shape, dtype: t.dtype, values: [...t.dataSync()] })));
    tf.dispose(tensors);
    expect(tf.memory().numTensors).toBe(before);
  }
  const [want, got] = answers as [(typeof answers)[0], (typeof answers)[0]];
  expect(got.length).toBe(want.length);
  for (const [i, { shape, dtype, values }] of want.entries()) {
    expect(got[i]).toMatchObject({ shape, dtype });
    const scale = Math.max(1e-3, ...values.map(Math.abs));
    const errors = values.map((value, at) => Math.abs(got[i]!.values[at]! - value) / scale);
    expect(Math.max(0, ...errors)).toBeLessThanOrEqual(tolerance);
  }
}

export const noise = <T extends Tensor>(shape: number[], seed: number): T =>
  tf.randomUniform(shape, -1, 1, "float32", seed) as Tensor as T;
