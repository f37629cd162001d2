/// <reference types="@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops" />
// The line above declares the methods of a tensor, `x.add(y)`.
import { createRequire } from "node:module";

const load = createRequire(import.meta.url);

/**
 * TensorFlow.js, without a backend: lessons never choose one. Whoever runs them does: the tests register `cpu`,
 * `tamrin train` the fastest one that this machine has (see `src/tensorflow/`).
 * Loaded through `require`, so that vitest, Node and the native package share one instance.
 */
export const tf = load("@tensorflow/tfjs-core") as typeof import("@tensorflow/tfjs-core");

// On Node the core comes without gradients and without the methods of a tensor. The set-up bundles both into one small
// file (setup/gradients.mjs); @tensorflow/tfjs holds them too and takes 140 ms longer to load.
try {
  load(".tamrin/gradients.cjs");
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
  load("@tensorflow/tfjs");
}

export type {
  Optimizer,
  Rank,
  Scalar,
  Tensor,
  Tensor1D,
  Tensor2D,
  Tensor3D,
  Tensor4D,
  Variable,
} from "@tensorflow/tfjs-core";
