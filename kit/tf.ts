import { createRequire } from "node:module";

/**
 * TensorFlow.js, without a backend: lessons never choose one. Whoever runs them does: the tests register `cpu`,
 * `tamrin train` the fastest one that this machine has (see `src/tensorflow/`).
 * Loaded through `require`, so that vitest, Node and the native package share one instance.
 */
export const tf = createRequire(import.meta.url)("@tensorflow/tfjs-core") as typeof import("@tensorflow/tfjs-core");

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
