import type { KernelFunc, NamedAttrMap, Tensor, TensorInfo } from "@tensorflow/tfjs-core";

/** TensorFlow.js, whichever instance is being repaired. */
export type Core = typeof import("@tensorflow/tfjs-core");

type Inputs = Record<string, Tensor>;
type Attrs = Record<string, unknown>;

/** A kernel written with TensorFlow.js's own ops: its inputs by name and its attributes in, one tensor out. */
export type Kernel = (inputs: Inputs, attrs: Attrs) => Tensor;

/**
 * Makes `kernel` the one that the backend `wasm` runs under `name`, in place of the package's own where it has one.
 * Ops inside a kernel are not recorded on a gradient's tape, and what they leave behind is disposed of.
 */
export function replaceKernel(tf: Core, name: string, kernel: Kernel): void {
  if (tf.getKernel(name, "wasm")) tf.unregisterKernel(name, "wasm");
  tf.registerKernel({ kernelName: name, backendName: "wasm", kernelFunc: kernelOn(tf, kernel) });
}

/** `replaceKernel` for a kernel that prepares its inputs and then calls the package's own, `stock`, where it `must`. */
export function wrapKernel(
  tf: Core,
  name: string,
  must: (attrs: Attrs) => boolean,
  kernel: (inputs: Inputs, attrs: Attrs, stock: Kernel) => Tensor,
): void {
  const { kernelFunc, ...config } = tf.getKernel(name, "wasm")!;
  const stock: Kernel = (inputs, attrs) => {
    const call = { inputs, attrs: attrs as NamedAttrMap, backend: tf.backend() };
    return asTensor(tf, kernelFunc(call) as TensorInfo);
  };
  const prepared = kernelOn(tf, (inputs, attrs) => kernel(inputs, attrs, stock));
  tf.unregisterKernel(name, "wasm");
  tf.registerKernel({
    ...config,
    kernelFunc: (call) => (must(call.attrs as Attrs) ? prepared(call) : kernelFunc(call)),
  });
}

/** A kernel as TensorFlow.js calls it. */
function kernelOn(tf: Core, kernel: Kernel): KernelFunc {
  return ({ inputs, attrs }) =>
    tf.tidy(() => {
      const given = Object.entries(inputs).filter(([, info]) => info);
      return kernel(Object.fromEntries(given.map(([key, info]) => [key, asTensor(tf, info!)])), attrs as Attrs);
    });
}

/** Kernels also hand each other bare descriptions of tensors. */
function asTensor(tf: Core, info: TensorInfo): Tensor {
  return info instanceof tf.Tensor ? info : tf.engine().makeTensorFromTensorInfo(info, tf.backend());
}
