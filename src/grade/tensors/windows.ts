import { tf } from "#kit/tf";
import { product } from "./limits.ts";
import type { Attributes, Cost, Inputs, Measure } from "./measures.ts";

const { computeConv2DInfo, computeConv3DInfo, computeDilation2DInfo, computePool2DInfo, computePool3DInfo } =
  tf.backend_util;

/** Attributes of kernels that slide a window; a number stands for itself in every direction. */
interface Sliding {
  filterSize: number;
  strides: number;
  dilations?: number;
  pad: "valid" | "same" | number;
  dimRoundingMode?: "floor";
  dataFormat?: "NHWC";
}

/** What `backend_util` tells of them. */
interface Slide {
  inShape: number[];
  outShape: number[];
  filterDepth?: number;
  filterHeight: number;
  filterWidth: number;
  padInfo: { top: number; left: number; front?: number };
}

type Shape4D = [number, number, number, number];
type Shape5D = [...Shape4D, number];

/**
 * For each place of the result as many steps as the window has places, times the channels that are summed over, and as
 * many as the edge around the input is wide. A gradient walks over the input in the same way, where that is larger.
 */
function costOf(slide: Slide, channels = 1, filter: number[] = []): Cost {
  const { inShape, outShape, filterDepth = 1, filterHeight, filterWidth, padInfo } = slide;
  const edge = Math.abs(padInfo.top) + Math.abs(padInfo.left) + Math.abs(padInfo.front ?? 0);
  const largest = Math.max(product(inShape), product(outShape));
  const steps = channels === 1 ? largest : product(outShape) * channels;
  const work = steps * filterDepth * filterHeight * filterWidth + product(outShape) * edge;
  return { elements: Math.max(largest, product(filter)), work };
}

/** The shape of an input; for the gradient to that input an attribute tells it. */
function shapeOf<Shape>(inputs: Inputs, attributes: Attributes, name: string): Shape {
  const { [`${name}Shape`]: told } = attributes;
  return (inputs[name === "input" ? "x" : name]?.shape ?? told) as Shape;
}

const convolution2d =
  (depthwise: boolean): Measure =>
  (inputs, attributes) => {
    const { strides, dilations = 1, pad, dimRoundingMode, dataFormat = "NHWC" } = attributes as unknown as Sliding;
    const x = shapeOf<Shape4D>(inputs, attributes, "input");
    const filter = shapeOf<Shape4D>(inputs, attributes, "filter");
    const format = tf.backend_util.convertConv2DDataFormat(dataFormat);
    const slide = computeConv2DInfo(x, filter, strides, dilations ?? 1, pad, dimRoundingMode, depthwise, format);
    return costOf(slide, depthwise ? 1 : slide.inChannels, filter);
  };

const convolution3d: Measure = (inputs, attributes) => {
  const { strides, dilations, pad } = attributes as unknown as Sliding;
  const x = shapeOf<Shape5D>(inputs, attributes, "input");
  const filter = shapeOf<Shape5D>(inputs, attributes, "filter");
  const slide = computeConv3DInfo(x, filter, strides, dilations ?? 1, pad);
  return costOf(slide, slide.inChannels, filter);
};

const dilation2d: Measure = ({ x, filter }, attributes) => {
  const { strides, dilations = 1, pad } = attributes as unknown as Sliding & { pad: "same" };
  const window = filter!.shape as [number, number, number];
  return costOf(computeDilation2DInfo(x!.shape as Shape4D, window, strides, pad, "NHWC", dilations));
};

const pool2d: Measure = ({ x, input = x }, attributes) => {
  const { filterSize, strides, pad, dimRoundingMode } = attributes as unknown as Sliding;
  return costOf(computePool2DInfo(input!.shape as Shape4D, filterSize, strides, 1, pad, dimRoundingMode));
};

const pool3d: Measure = ({ x, input = x }, attributes) => {
  const { filterSize, strides, pad, dimRoundingMode } = attributes as unknown as Sliding;
  return costOf(computePool3DInfo(input!.shape as Shape5D, filterSize, strides, 1, pad, dimRoundingMode));
};

const KINDS: [measure: Measure, kernels: string][] = [
  [convolution2d(false), "Conv2D FusedConv2D Conv2DBackpropInput Conv2DBackpropFilter"],
  [
    convolution2d(true),
    "DepthwiseConv2dNative FusedDepthwiseConv2D DepthwiseConv2dNativeBackpropInput DepthwiseConv2dNativeBackpropFilter",
  ],
  [convolution3d, "Conv3D Conv3DBackpropInputV2 Conv3DBackpropFilterV2"],
  [dilation2d, "Dilation2D Dilation2DBackpropInput Dilation2DBackpropFilter"],
  [pool2d, "AvgPool MaxPool AvgPoolGrad MaxPoolGrad MaxPoolWithArgmax"],
  [pool3d, "AvgPool3D MaxPool3D AvgPool3DGrad MaxPool3DGrad"],
];

/** Kernels that slide a window, and their gradients, by name. */
export const WINDOWS: [name: string, measure: Measure][] = KINDS.flatMap(([measure, kernels]) =>
  kernels.split(" ").map((name): [string, Measure] => [name, measure]),
);
