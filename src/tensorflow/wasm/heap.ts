import type { DataType, KernelFunc, TensorInfo } from "@tensorflow/tfjs-core";
import type { Core } from "./kernel.ts";

/** The backend `wasm` from inside: where its tensors lie in the memory that it shares with the compiled kernels. */
export interface Heap {
  wasm: { HEAPU8: Uint8Array; HEAP32: Int32Array; HEAPF32: Float32Array };
  dataIdMap: { get(dataId: object): { memoryOffset: number } };
  /** Room for a tensor, with whatever lay there before. It may move the views of the memory: take them afterwards. */
  makeOutput(shape: number[], dtype: DataType): TensorInfo;
  /** One more tensor on the same data. */
  incRef(dataId: object): void;
}

interface Call {
  inputs: Record<string, TensorInfo>;
  attrs: Record<string, unknown>;
  heap: Heap;
}

/** A kernel that reads and writes the memory itself; `stock` is the package's own, on the same call. */
export type HeapKernel = (call: Call, stock: () => TensorInfo | TensorInfo[]) => TensorInfo | TensorInfo[];

/** Makes `kernel` the one of the backend `wasm`; tensors of strings, which lie elsewhere, stay with the package's own. */
export function replaceHeapKernel(tf: Core, name: string, kernel: HeapKernel): void {
  const stock = tf.getKernel(name, "wasm");
  if (stock) tf.unregisterKernel(name, "wasm");
  const kernelFunc: KernelFunc = (call) => {
    const inputs = call.inputs as unknown as Record<string, TensorInfo>;
    const own = () => stock!.kernelFunc(call);
    if (stock && Object.values(inputs)[0]!.dtype === "string") return own();
    return kernel({ inputs, attrs: (call.attrs ?? {}) as Record<string, unknown>, heap: call.backend as Heap }, own);
  };
  tf.registerKernel({ ...(stock ?? { kernelName: name, backendName: "wasm" }), kernelFunc });
}

/** Where a tensor begins, in bytes. */
export function addressOf({ dataIdMap }: Heap, { dataId }: TensorInfo): number {
  return dataIdMap.get(dataId).memoryOffset;
}

/** Bytes of one number. */
export function widthOf(dtype: DataType): number {
  return dtype === "bool" ? 1 : 4;
}

/** Runs of numbers that lie at equal distances, all in bytes. */
export interface Rows {
  from: number;
  fromStride: number;
  to: number;
  toStride: number;
  run: number;
  count: number;
}

/** Runs up to so many bytes are copied number by number: a call of copyWithin costs as much. */
const SHORT = 128;

export function copyRows({ wasm }: Heap, { from, fromStride, to, toStride, run, count }: Rows): void {
  if (run === fromStride && run === toStride) {
    wasm.HEAPU8.copyWithin(to, from, from + run * count);
  } else if (run <= SHORT && (from | to | fromStride | toStride | run) % 4 === 0) {
    const words = wasm.HEAP32;
    const [length, fromStep, toStep] = [run / 4, fromStride / 4, toStride / 4];
    for (let row = 0, a = from / 4, b = to / 4; row < count; row++, a += fromStep, b += toStep) {
      for (let i = 0; i < length; i++) words[b + i] = words[a + i]!;
    }
  } else {
    const bytes = wasm.HEAPU8;
    for (let row = 0, a = from, b = to; row < count; row++, a += fromStride, b += toStride) {
      bytes.copyWithin(b, a, a + run);
    }
  }
}
