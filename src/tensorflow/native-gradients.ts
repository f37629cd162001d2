import type { GradConfig, NamedAttrMap, Tensor } from "@tensorflow/tfjs-core";
import { tf } from "../../kit/tf.ts";
import { nativeBackend, type Attribute, type NativeBackend } from "./graph/binding.ts";

/** A gradient on native TensorFlow: of the kernel's only input, from that of its output and what the kernel saved. */
type Gradient = (backend: NativeBackend, dy: Tensor, saved: Tensor, attributes: NamedAttrMap) => Tensor;

/**
 * Gradients that TensorFlow has one operation for, and TensorFlow.js puts together from several: of ReLU from eight, with
 * two masks as large as the layer; of a sum by a product with as many ones.
 */
const gradients: Record<string, Gradient> = {
  Relu: (backend, dy, x) => run(backend, "ReluGrad", [dy, x]),
  LeakyRelu: (backend, dy, x, { alpha }) => {
    const slope = { name: "alpha", type: backend.binding.TF_ATTR_FLOAT, value: alpha };
    return run(backend, "LeakyReluGrad", [dy, x], [slope]);
  },
  Sigmoid: (backend, dy, y) => run(backend, "SigmoidGrad", [y, dy]),
  Tanh: (backend, dy, y) => run(backend, "TanhGrad", [y, dy]),
  Softplus: (backend, dy, x) => run(backend, "SoftplusGrad", [dy, x]),
  Sum: (backend, dy, x, { axis }) => spread(backend, dy, x.shape, axis as number | number[]),
  Mean: (backend, dy, x, { axis }) => {
    const share = tf.div(dy, x.size / Math.max(1, dy.size));
    return spread(backend, share, x.shape, axis as number | number[]);
  },
};

let taught = false;

/** Teaches TensorFlow.js these gradients, for the native backend alone. A second call does nothing. */
export function useNativeGradients(): void {
  if (taught) return;
  taught = true;
  for (const [kernelName, gradient] of Object.entries(gradients)) {
    const known = tf.getGradient(kernelName);
    const gradFunc: GradConfig["gradFunc"] = (dy, saved, attributes) => {
      const backend = nativeBackend();
      if (!backend || (dy as Tensor).dtype !== "float32") return known.gradFunc(dy, saved, attributes);
      return { x: () => gradient(backend, dy as Tensor, saved[0]!, attributes) };
    };
    tf.registerGradient({ ...known, gradFunc });
  }
}

/** `dy`, whose axes were summed away, in as many copies as were summed. */
function spread(backend: NativeBackend, dy: Tensor, shape: number[], axis: number | number[]): Tensor {
  return tf.tidy(() => {
    const kept = [...shape];
    for (const summed of tf.util.parseAxisParam(axis, shape)) kept[summed] = 1;
    return run(backend, "BroadcastTo", [tf.reshape(dy, kept), tf.tensor1d(shape, "int32")]);
  });
}

function run(backend: NativeBackend, operation: string, inputs: Tensor[], more: Attribute[] = []): Tensor {
  const type = { name: "T", type: backend.binding.TF_ATTR_TYPE, value: backend.binding.TF_FLOAT };
  return backend.executeSingleOutput(operation, [type, ...more], inputs);
}
