import type { TensorInfo } from "@tensorflow/tfjs-core";
import { type Heap, replaceHeapKernel } from "./heap.ts";
import type { Core } from "./kernel.ts";

/**
 * Copies that nobody needs: tensors never change, so a clone, and a cast to the type that it has, is one more tensor on
 * the same data, as a reshape is. The package copies; and every tensor that a gradient needs later is cloned.
 */
export function repairShare(tf: Core): void {
  replaceHeapKernel(tf, "Identity", ({ inputs, heap }) => share(heap, inputs.x!));
  replaceHeapKernel(tf, "Cast", ({ inputs, attrs, heap }, stock) =>
    attrs.dtype === inputs.x!.dtype ? share(heap, inputs.x!) : stock(),
  );
}

function share(heap: Heap, { dataId, shape, dtype }: TensorInfo): TensorInfo {
  heap.incRef(dataId);
  return { dataId, shape, dtype };
}
