import type { Tensor } from "@tensorflow/tfjs-core";
import { type Core, wrapKernel } from "./kernel.ts";

/**
 * Matrix products with a transposed factor: the package takes a scalar loop for them, and its fused form with a
 * transposed factor and a bias adds the bias wrongly. Here the factor is transposed first.
 */
export function repairMatMul(tf: Core): void {
  for (const name of ["BatchMatMul", "_FusedMatMul"]) {
    const transposed = ({ transposeA, transposeB }: Record<string, unknown>) => Boolean(transposeA || transposeB);
    wrapKernel(tf, name, transposed, ({ a, b, ...inputs }, attrs, stock) =>
      stock(
        { ...inputs, a: attrs.transposeA ? swapLastAxes(tf, a!) : a!, b: attrs.transposeB ? swapLastAxes(tf, b!) : b! },
        { ...attrs, transposeA: false, transposeB: false },
      ),
    );
  }
}

function swapLastAxes(tf: Core, x: Tensor): Tensor {
  const axes = x.shape.map((_, axis) => axis);
  return tf.transpose(x, [...axes.slice(0, -2), axes.length - 1, axes.length - 2]);
}
