import type { Core } from "./kernel.ts";

type Shape4D = [number, number, number, number];

/** Sizes, strides and padding of a 2-D convolution whose gradient is asked for. Only NHWC, as in the forward pass. */
export function convInfoOf(tf: Core, input: Shape4D, filter: Shape4D, attrs: Record<string, unknown>) {
  const { strides, pad, dataFormat, dimRoundingMode } = attrs as {
    strides: [number, number] | number;
    pad: "valid" | "same" | number;
    dataFormat: "NHWC" | "NCHW";
    dimRoundingMode?: "floor" | "round" | "ceil";
  };
  const format = tf.backend_util.convertConv2DDataFormat(dataFormat);
  // The gradient of a dilated convolution is refused by TensorFlow.js itself.
  return tf.backend_util.computeConv2DInfo(input, filter, strides, 1, pad, dimRoundingMode, false, format);
}
