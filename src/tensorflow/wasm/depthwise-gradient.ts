import type { Tensor4D } from "@tensorflow/tfjs-core";
import { type Core, replaceKernel } from "./kernel.ts";

interface Attrs {
  strides: number | [number, number];
  dilations: number | [number, number];
  pad: "valid" | "same" | number;
  inputShape?: [number, number, number, number];
  filterShape?: [number, number, number, number];
}

/**
 * Both gradients of a depthwise convolution, which the package has not: plain loops over the output, for each of its
 * numbers the place of the filter and of the input that it came from.
 */
export function repairDepthwiseGradients(tf: Core): void {
  replaceKernel(tf, "DepthwiseConv2dNativeBackpropFilter", ({ x, dy }, attrs) => {
    const { filterShape, ...how } = attrs as unknown as Attrs & Required<Pick<Attrs, "filterShape">>;
    const slope = new Float32Array(tf.util.sizeFromShape(filterShape));
    const [input, output] = [x!.dataSync(), dy!.dataSync()];
    visit(tf, (x as Tensor4D).shape, filterShape, how, (at, w, out) => (slope[w]! += input[at]! * output[out]!));
    return tf.tensor(slope, filterShape);
  });
  replaceKernel(tf, "DepthwiseConv2dNativeBackpropInput", ({ dy, filter }, attrs) => {
    const { inputShape, ...how } = attrs as unknown as Attrs & Required<Pick<Attrs, "inputShape">>;
    const slope = new Float32Array(tf.util.sizeFromShape(inputShape));
    const [weights, output] = [filter!.dataSync(), dy!.dataSync()];
    visit(tf, inputShape, (filter as Tensor4D).shape, how, (at, w, out) => (slope[at]! += weights[w]! * output[out]!));
    return tf.tensor(slope, inputShape);
  });
}

/** Every product of the convolution: the places of its input, its weight and its output. */
function visit(
  tf: Core,
  input: [number, number, number, number],
  filter: [number, number, number, number],
  { strides, dilations, pad }: Attrs,
  product: (at: number, weight: number, out: number) => void,
): void {
  const info = tf.backend_util.computeConv2DInfo(input, filter, strides, dilations, pad, undefined, true);
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels, padInfo } = info;
  const multiplier = outChannels / inChannels;
  for (let b = 0; b < batchSize; b++) {
    for (let row = 0; row < outHeight; row++) {
      for (let column = 0; column < outWidth; column++) {
        const out = ((b * outHeight + row) * outWidth + column) * outChannels;
        for (let i = 0; i < info.filterHeight; i++) {
          const y = row * info.strideHeight + i * info.dilationHeight - padInfo.top;
          if (y < 0 || y >= inHeight) continue;
          for (let j = 0; j < info.filterWidth; j++) {
            const x = column * info.strideWidth + j * info.dilationWidth - padInfo.left;
            if (x < 0 || x >= inWidth) continue;
            const at = ((b * inHeight + y) * inWidth + x) * inChannels;
            const weight = (i * info.filterWidth + j) * outChannels;
            for (let c = 0; c < outChannels; c++) product(at + Math.floor(c / multiplier), weight + c, out + c);
          }
        }
      }
    }
  }
}
