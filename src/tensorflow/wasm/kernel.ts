import type { KernelConfig, KernelFunc, NamedAttrMap, Tensor, TensorInfo } from "@tensorflow/tfjs-core";

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
  install(tf, { kernelName: name, backendName: "wasm" }, kernel);
}

/** `replaceKernel` for a kernel that prepares its inputs and then calls the package's own, `stock`. */
export function wrapKernel(
  tf: Core,
  name: string,
  kernel: (inputs: Inputs, attrs: Attrs, stock: Kernel) => Tensor,
): void {
  const { kernelFunc, ...config } = tf.getKernel(name, "wasm")!;
  const stock: Kernel = (inputs, attrs) => {
    const call = { inputs, attrs: attrs as NamedAttrMap, backend: tf.backend() };
    return asTensor(tf, kernelFunc(call) as TensorInfo);
  };
  install(tf, config, (inputs, attrs) => kernel(inputs, attrs, stock));
}

function install(tf: Core, config: Omit<KernelConfig, "kernelFunc">, kernel: Kernel): void {
  if (tf.getKernel(config.kernelName, "wasm")) tf.unregisterKernel(config.kernelName, "wasm");
  const kernelFunc: KernelFunc = ({ inputs, attrs }) =>
    tf.tidy(() => {
      const given = Object.entries(inputs).filter(([, info]) => info);
      return kernel(Object.fromEntries(given.map(([key, info]) => [key, asTensor(tf, info!)])), attrs as Attrs);
    });
  tf.registerKernel({ ...config, kernelFunc });
}

/** Kernels also hand each other bare descriptions of tensors. */
function asTensor(tf: Core, info: TensorInfo): Tensor {
  return info instanceof tf.Tensor ? info : tf.engine().makeTensorFromTensorInfo(info, tf.backend());
}
