import { useGradientKernels } from "../gradients/gradients.ts";
import { addActivationGradients } from "./activation-gradients.ts";
import { fuseAdam } from "./adam.ts";
import { repairColumnSum } from "./column-sum.ts";
import { repairConcat } from "./concat.ts";
import { repairConvFilterGradient } from "./conv-filter-gradient.ts";
import { repairConvInputGradient } from "./conv-input-gradient.ts";
import { repairConv3dFilterGradient } from "./conv3d-filter-gradient.ts";
import { repairConv3dInputGradient } from "./conv3d-input-gradient.ts";
import { repairDepthwiseGradients } from "./depthwise-gradient.ts";
import type { Core } from "./kernel.ts";
import { repairMatMul } from "./mat-mul.ts";
import { repairMaxPoolGradient } from "./max-pool-gradient.ts";
import { fuseRmsProp } from "./rmsprop.ts";
import { repairSegmentSum } from "./segment-sum.ts";
import { repairShare } from "./share.ts";
import { repairSlice } from "./slice.ts";

const repaired = new WeakSet<Core>();

/**
 * Gives the backend `wasm` what training needs and @tensorflow/tfjs-backend-wasm 4.22 lacks or does wrongly.
 * Must be called after that package is loaded; a second call does nothing.
 */
export function repairWasm(tf: Core): void {
  if (repaired.has(tf)) return;
  repaired.add(tf);
  repairShare(tf);
  repairSlice(tf);
  repairConcat(tf);
  repairColumnSum(tf);
  repairMatMul(tf);
  repairConvFilterGradient(tf);
  repairConvInputGradient(tf);
  repairConv3dFilterGradient(tf);
  repairConv3dInputGradient(tf);
  repairDepthwiseGradients(tf);
  repairMaxPoolGradient(tf);
  repairSegmentSum(tf);
  addActivationGradients(tf);
  useGradientKernels(tf);
  fuseAdam(tf);
  fuseRmsProp(tf);
}
