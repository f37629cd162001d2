import { tf, type Tensor, type Tensor4D } from "./tf.ts";

/** Nearer to a kink than this, the rounding of float32 may choose the side: some hundred steps of it at 1. */
const MARGIN = 1e-5;

/** How often is drawn before something must be wrong with what draws. */
const ATTEMPTS = 100;

/** What an operation with a kink takes. */
interface Taken {
  inputs: { x: Tensor };
  attrs?: object;
}

/** How near an operation's numbers come to where its slope, or its answer, jumps. */
const DISTANCES: Record<string, (taken: Taken) => number> = {
  Relu: ({ inputs: { x } }) => smallest(x.dataSync()),
  LeakyRelu: ({ inputs: { x } }) => smallest(x.dataSync()),
  Abs: ({ inputs: { x } }) => smallest(x.dataSync()),
  ArgMax: ({ inputs: { x } }) => smallest(rows(x).map(lead)),
  MaxPool: ({ inputs: { x }, attrs }) => smallest(windows(x as Tensor4D, attrs as Pooling).map(lead)),
};

/**
 * Draws until the work on what was drawn stays clear of kinks: there, two right answers may differ by far more than
 * rounding, because a slope is anyone's choice, and of two numbers that are equal but for rounding either is the larger.
 * Gives what was drawn, and what the work made of it.
 */
export function clearOfKinks<T, R>(draw: () => T, work: (drawn: T) => R): { given: T; want: R } {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const given = draw();
    const { nearest, answer } = watching(() => work(given));
    if (nearest > MARGIN) return { given, want: answer };
  }
  throw new Error(`${ATTEMPTS} draws in a row came near a kink`);
}

/** Work, and the smallest distance in all that it computes on the `cpu` backend; Infinity where nothing has a kink. */
export function watching<R>(work: () => R): { answer: R; nearest: number } {
  let nearest = Infinity;
  const watched = Object.entries(DISTANCES).map(([name, distance]) => {
    const kernel = tf.getKernel(name, "cpu");
    const compute = kernel.kernelFunc;
    kernel.kernelFunc = (taken) => {
      nearest = Math.min(nearest, distance(taken as unknown as Taken));
      return compute(taken);
    };
    return { kernel, compute };
  });
  try {
    const answer = work();
    return { answer, nearest };
  } finally {
    for (const { kernel, compute } of watched) kernel.kernelFunc = compute;
  }
}

function smallest(values: Iterable<number>): number {
  let least = Infinity;
  for (const value of values) least = Math.min(least, Math.abs(value));
  return least;
}

/** How far the largest is ahead of the second. Where a ReLU has cut all to 0 nothing depends on which of them it is. */
function lead(values: number[]): number {
  const [first = 0, second = -Infinity] = values.toSorted((a, b) => b - a);
  return first === 0 ? Infinity : first - second;
}

/** The numbers along the last axis. */
function rows(x: Tensor): number[][] {
  const [values, length] = [[...x.dataSync()], x.shape.at(-1)!];
  return Array.from({ length: values.length / length }, (_, row) => values.slice(row * length, (row + 1) * length));
}

interface Pooling {
  filterSize: number | [number, number];
  strides: number | [number, number];
  pad: "valid" | "same";
}

/** What each window of pooling sees of x [N, H, W, C]. */
function windows(x: Tensor4D, { filterSize, strides, pad }: Pooling): number[][] {
  const pooling = tf.backend_util.computePool2DInfo(x.shape, filterSize, strides, 1, pad);
  const { outHeight, outWidth, strideHeight, strideWidth, filterHeight, filterWidth, padInfo } = pooling;
  const seen: number[][] = [];
  for (const picture of x.arraySync()) {
    for (let p = 0; p < outHeight; p++) {
      for (let q = 0; q < outWidth; q++) {
        const [top, left] = [p * strideHeight - padInfo.top, q * strideWidth - padInfo.left];
        const pixels = picture
          .slice(Math.max(0, top), top + filterHeight)
          .flatMap((row) => row.slice(Math.max(0, left), left + filterWidth));
        for (let c = 0; c < x.shape[3]; c++) seen.push(pixels.map((channels) => channels[c]!));
      }
    }
  }
  return seen;
}
