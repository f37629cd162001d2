import type { KernelFunc, NamedAttrMap, Tensor } from "@tensorflow/tfjs-core";
import { tf } from "../../../kit/tf.ts";
import type { Attribute, NativeBackend } from "../graph/binding.ts";
import { keptShape } from "./gradients.ts";

type Kernel = (run: Run, dy: Tensor, saved: Tensor, attributes: NamedAttrMap) => Tensor;
type Run = (operation: string, inputs: Tensor[], more?: (types: NativeBackend["binding"]) => Attribute[]) => Tensor;

/** TensorFlow has an operation for each. */
const kernels: Record<string, Kernel> = {
  ReluGrad: (run, dy, x) => run("ReluGrad", [dy, x]),
  LeakyReluGrad: (run, dy, x, { alpha }) =>
    run("LeakyReluGrad", [dy, x], ({ TF_ATTR_FLOAT: type }) => [{ name: "alpha", type, value: alpha }]),
  SigmoidGrad: (run, dy, y) => run("SigmoidGrad", [y, dy]),
  TanhGrad: (run, dy, y) => run("TanhGrad", [y, dy]),
  SoftplusGrad: (run, dy, x) => run("SoftplusGrad", [dy, x]),
  SumGrad: (run, dy, x, { axis }) => spread(run, dy, x, axis as number | number[]),
  MeanGrad: (run, dy, x, { axis }) =>
    spread(run, tf.div(dy, x.size / Math.max(1, dy.size)), x, axis as number | number[]),
};

function spread(run: Run, dy: Tensor, { shape }: Tensor, axis: number | number[]): Tensor {
  return run("BroadcastTo", [tf.reshape(dy, keptShape(tf, shape, axis)), tf.tensor1d(shape, "int32")]);
}

/** Gives the backend `tensorflow` the kernels of useGradientKernels. A second call does nothing. */
export function registerNativeGradients(): void {
  for (const [kernelName, kernel] of Object.entries(kernels)) {
    if (tf.getKernel(kernelName, "tensorflow")) continue;
    const kernelFunc: KernelFunc = ({ inputs, attrs, backend }) =>
      tf.tidy(() => {
        const { dy, saved } = inputs as unknown as { dy: Tensor; saved: Tensor };
        return kernel(runOn(backend as NativeBackend), dy, saved, attrs as NamedAttrMap);
      });
    tf.registerKernel({ kernelName, backendName: "tensorflow", kernelFunc });
  }
}

function runOn(backend: NativeBackend): Run {
  const { TF_ATTR_TYPE, TF_FLOAT } = backend.binding;
  return (operation, inputs, more) => {
    const attributes = [{ name: "T", type: TF_ATTR_TYPE, value: TF_FLOAT }, ...(more?.(backend.binding) ?? [])];
    return backend.executeSingleOutput(operation, attributes, inputs);
  };
}
