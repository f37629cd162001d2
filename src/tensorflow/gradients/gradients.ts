import type { NamedAttrMap, Tensor } from "@tensorflow/tfjs-core";
import type { Core } from "../wasm/kernel.ts";

/**
 * A gradient as one kernel, which a backend may have. Its inputs are `dy` and `saved`, its attributes those of the kernel
 * that it is the gradient of. All are linear in `dy`, so their own gradient towards it is the same one turned round.
 */
interface Gradient {
  kernel: string;
  /**
   * Whether the answer of the kernel says as much as what TensorFlow.js saves. Where nothing else asks for its input,
   * TensorFlow computes it together with what made the input.
   */
  byAnswer?(attributes: NamedAttrMap): boolean;
  /** From the slope of the kernel's answer, that towards `dy`. */
  turned(tf: Core, slope: Tensor, dy: Tensor, saved: Tensor, attributes: NamedAttrMap): Tensor;
  /** What the factor of `dy` changes by with `saved`; nothing where it does not. */
  curve?(tf: Core, saved: Tensor): Tensor;
}

type Axis = number | number[];

function elementwise(kernel: string, curve?: Gradient["curve"]): Gradient {
  return {
    kernel,
    turned: (tf, slope, _dy, saved, attributes) => gradientOf(tf, kernel, slope, saved, attributes),
    ...(curve && { curve }),
  };
}

/** By the kernel that they are the gradient of, from what TensorFlow.js saves: its input, or of sigmoid and tanh the answer. */
const gradients: Record<string, Gradient> = {
  Relu: { ...elementwise("ReluGrad"), byAnswer: () => true },
  LeakyRelu: { ...elementwise("LeakyReluGrad"), byAnswer: ({ alpha }) => (alpha as number) >= 0 },
  // TensorFlow.js saves the output of these two apart from its tape: they have no second gradient, with or without this.
  Sigmoid: elementwise("SigmoidGrad"),
  Tanh: elementwise("TanhGrad"),
  Softplus: elementwise("SoftplusGrad", (tf, x) => tf.mul(tf.sigmoid(x), tf.sigmoid(tf.neg(x)))),
  Sum: {
    kernel: "SumGrad",
    turned: (tf, slope, dy, _x, { axis }) => tf.reshape(tf.sum(slope, axis as Axis), dy.shape),
  },
  Mean: {
    kernel: "MeanGrad",
    turned: (tf, slope, dy, _x, { axis }) => tf.reshape(tf.mean(slope, axis as Axis), dy.shape),
  },
};

function gradientOf(tf: Core, kernel: string, dy: Tensor, saved: Tensor, attributes: NamedAttrMap): Tensor {
  return tf.engine().runKernel(kernel, { dy, saved }, attributes) as Tensor;
}

/** A shape in which the summed axes have size 1. */
export function keptShape(tf: Core, shape: number[], axis: Axis): number[] {
  const summed = tf.util.parseAxisParam(axis, shape);
  return shape.map((side, i) => (summed.includes(i) ? 1 : side));
}

const taught = new WeakSet<Core>();

/**
 * Lets TensorFlow.js compute these gradients by one kernel on every backend that has it: it puts them together from
 * several, that of ReLU from eight, with two masks as large as the layer. A second call does nothing.
 */
export function useGradientKernels(tf: Core): void {
  if (taught.has(tf)) return;
  taught.add(tf);
  for (const [kernelName, gradient] of Object.entries(gradients)) {
    const stock = tf.getGradient(kernelName);
    tf.registerGradient({
      ...stock,
      ...(gradient.byAnswer && { outputsToSave: [true] }),
      gradFunc: (dy, saved, attributes) => {
        const known = tf.getKernel(gradient.kernel, tf.getBackend()) && (dy as Tensor).dtype === "float32";
        if (!known) return stock.gradFunc(dy, saved, attributes);
        const read = gradient.byAnswer?.(attributes) ? saved.at(-1)! : saved[0]!;
        return { x: () => gradientOf(tf, gradient.kernel, dy as Tensor, read, attributes) };
      },
    });
    registerSecond(tf, gradient);
  }
}

function registerSecond(tf: Core, { kernel, turned, curve }: Gradient): void {
  tf.registerGradient({
    kernelName: kernel,
    inputsToSave: ["dy", "saved"],
    gradFunc: (slope, inputs, attributes) => {
      const [dy, saved] = inputs as [Tensor, Tensor];
      const bent = () => tf.mul(tf.mul(slope as Tensor, dy), curve!(tf, saved));
      return {
        dy: () => turned(tf, slope as Tensor, dy, saved, attributes),
        saved: () => (curve ? bent() : tf.zerosLike(saved)),
      };
    },
  });
}
