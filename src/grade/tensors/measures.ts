import { tf } from "#kit/tf";
import { checkedSize, product } from "./limits.ts";
import { WINDOWS } from "./windows.ts";

/** What a kernel is given; some take an input or leave it. */
export type Inputs = Record<string, { shape: number[] } | undefined>;
export type Attributes = Record<string, unknown>;

/** What a kernel takes, at the most. */
export interface Cost {
  /** Numbers of its largest result. */
  elements: number;
  /** Multiply-adds, where they are more than the numbers. */
  work?: number;
  /** Tensors, where they are more than a few. */
  results?: number;
}

export type Measure = (inputs: Inputs, attributes: Attributes) => Cost;

const size = ({ shape }: { shape: number[] }) => product(shape);
const sum = (sizes: number[]) => sizes.reduce((total, each) => total + each, 0);
const shapeIn = (attributes: Attributes, name: string) => checkedSize(attributes[name], name);
const given = (inputs: Inputs) => Object.values(inputs).filter((input) => input !== undefined && input !== null);

/** The inputs laid over each other: the largest of each dimension, counted from the last. */
export const like: Measure = (inputs) => {
  const shapes = given(inputs).map(({ shape }) => shape);
  const rank = Math.max(...shapes.map(({ length }) => length));
  const sizes = Array.from({ length: rank }, (_, i) => Math.max(...shapes.map((shape) => shape.at(-1 - i) ?? 1)));
  return { elements: product(sizes) };
};

const allTogether: Measure = (inputs) => ({ elements: sum(given(inputs).map(size)) });

const matMul: Measure = ({ a, b }, { transposeA, transposeB }) => {
  const rows = a!.shape.at(transposeA ? -1 : -2) ?? 1;
  const inner = a!.shape.at(transposeA ? -2 : -1) ?? 1;
  const columns = b!.shape.at(transposeB ? -2 : -1) ?? 1;
  const batch = Math.max(product(a!.shape.slice(0, -2)), product(b!.shape.slice(0, -2)));
  const elements = batch * rows * columns;
  return { elements, work: elements * inner };
};

const padded: Measure = ({ x }, { paddings }) => ({
  elements: product(x!.shape.map((length, i) => length + sum((paddings as number[][])[i] ?? []))),
});

const resized: Measure = ({ images }, attributes) => ({
  elements: (images!.shape[0] ?? 1) * shapeIn(attributes, "size") * (images!.shape[3] ?? 1),
});

const fourier: Measure = ({ input }) => {
  const length = input!.shape.at(-1) ?? 1;
  const steps = Number.isInteger(Math.log2(length)) ? 16 * Math.log2(length) : 4 * length;
  return { elements: size(input!), work: size(input!) * steps };
};

const neighbours: Measure = (inputs, { depthRadius }) => {
  const [first] = given(inputs);
  const window = Math.min(2 * (depthRadius as number) + 1, first!.shape.at(-1) ?? 1);
  return { elements: size(first!), work: 4 * size(first!) * window };
};

/** Every letter of the equation, with the length that an input gives it: what is multiplied before it is summed. */
const einsum: Measure = (inputs, { equation }) => {
  const tensors = given(inputs);
  const { allDims, idDims } = tf.backend_util.decodeEinsumEquation(equation as string, tensors.length);
  const lengths = allDims.map((_, letter) =>
    Math.max(1, ...tensors.map(({ shape }, i) => shape[idDims[i]!.indexOf(letter)] ?? 1)),
  );
  return { elements: product(lengths), work: tensors.length * product(lengths) };
};

/** Kernels with a measure of their own, by name. */
export const MEASURES: ReadonlyMap<string, Measure> = new Map<string, Measure>([
  ...WINDOWS,
  ["BatchMatMul", matMul],
  ["_FusedMatMul", matMul],
  ["Einsum", einsum],
  ["FFT", fourier],
  ["IFFT", fourier],
  ["LRN", neighbours],
  ["LRNGrad", neighbours],
  ["AddN", allTogether],
  ["Concat", allTogether],
  ["Pack", allTogether],
  ["Unpack", ({ value }, { axis }) => ({ elements: size(value!), results: value!.shape.at(axis as number) })],
  ["SplitV", ({ x }, { numOrSizeSplits: parts }) => ({ elements: size(x!), results: Array.isArray(parts) ? parts.length : (parts as number) })], // prettier-ignore
  [
    "Reshape",
    ({ x }, { shape }) => ({
      elements:
        size(x!) +
        checkedSize(
          (shape as number[]).map(() => 0),
          "reshape",
        ),
    }),
  ],
  ["Tile", ({ x }, { reps }) => ({ elements: size(x!) * product((reps as number[]).map(Math.abs)) })],
  ["PadV2", padded],
  ["MirrorPad", padded],
  ["SpaceToBatchND", ({ x }, { paddings }) => padded({ x: x! }, { paddings: [[0, 0], ...(paddings as number[][])] })],
  ["Fill", (_, attributes) => ({ elements: shapeIn(attributes, "shape") })],
  ["Range", (_, { start, stop, step }) => ({ elements: Math.abs(((stop as number) - (start as number)) / (step as number)) })], // prettier-ignore
  ["LinSpace", (_, { num }) => ({ elements: num as number })],
  ["OneHot", ({ indices }, { depth }) => ({ elements: size(indices!) * (depth as number) })],
  ["Diag", ({ x }) => ({ elements: size(x!) ** 2 })],
  ["Multinomial", ({ logits }, { numSamples }) => ({ elements: logits!.shape[0]! * (numSamples as number), work: size(logits!) * (numSamples as number) })], // prettier-ignore
  ["Bincount", ({ x }, { size: bins }) => ({ elements: size(x!) + (bins as number) })],
  ["DenseBincount", ({ x }, { size: bins }) => ({ elements: size(x!) + x!.shape[0]! * (bins as number) })],
  ["GatherV2", ({ x, indices }, { axis }) => ({ elements: (size(x!) / (x!.shape.at(axis as number) || 1)) * size(indices!) })], // prettier-ignore
  ["GatherNd", ({ params, indices }) => ({ elements: (size(indices!) / (indices!.shape.at(-1) || 1)) * product(params!.shape.slice(indices!.shape.at(-1))) })], // prettier-ignore
  ["ScatterNd", ({ updates }, attributes) => ({ elements: size(updates!) + shapeIn(attributes, "shape") })],
  ["SparseToDense", (_, attributes) => ({ elements: shapeIn(attributes, "outputShape") })],
  ["TensorScatterUpdate", allTogether],
  ["UnsortedSegmentSum", ({ x }, { numSegments }) => ({ elements: (size(x!) / (x!.shape[0] || 1)) * (numSegments as number), work: 4 * size(x!) * (numSegments as number), results: numSegments as number })], // prettier-ignore
  ["SearchSorted", allTogether],
  ["ResizeBilinear", resized],
  ["ResizeNearestNeighbor", resized],
  ["ResizeBilinearGrad", allTogether],
  ["ResizeNearestNeighborGrad", allTogether],
  ["CropAndResize", ({ image, boxes }, attributes) => ({ elements: boxes!.shape[0]! * shapeIn(attributes, "cropSize") * image!.shape.at(-1)! })], // prettier-ignore
  ["Transform", ({ image }, { outputShape }) => ({ elements: size(image!) + image!.shape[0]! * product((outputShape ?? []) as number[]) * image!.shape.at(-1)! })], // prettier-ignore
  ["NonMaxSuppressionV3", ({ scores }) => ({ elements: size(scores!), work: 10 * size(scores!) ** 2 })],
]);
