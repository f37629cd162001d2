import { LIMITS, atMost, checkedSize } from "./limits.ts";
import type { Handles } from "./handles.ts";

/** Operations whose argument is an object of named ones: where it stands. */
const NAMED: ReadonlyMap<string, number> = new Map([
  ["fused.conv2d", 0],
  ["fused.depthwiseConv2d", 0],
  ["fused.matMul", 0],
  ["meshgrid", 2],
]);

/**
 * Throws a TypeError unless these are what operations take: numbers, texts, tensors, and lists of them. TensorFlow.js
 * takes everything with the right methods for a tensor, and walks over everything with numbers for keys.
 */
export function checkArguments(operation: string, args: readonly unknown[], handles: Handles): void {
  const named = NAMED.get(operation);
  args.forEach((argument, i) => {
    const parts = i === named && isPlain(argument) ? Object.values(argument) : [argument];
    for (const part of parts) checkValue(operation, part, handles, 0);
  });
  CHECKS.get(operation)?.(...(args as never[]));
}

function checkValue(operation: string, value: unknown, handles: Handles, depth: number): void {
  if (typeof value === "function") throw new TypeError(`${operation} takes no function`);
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || handles.has(value)) return;
  if (!Array.isArray(value)) throw new TypeError(`${operation} takes tensors, arrays and numbers, not such an object`);
  atMost(depth, LIMITS.rank, operation, "levels of an array");
  if (typeof value[0] === "number" && value.every((part) => typeof part === "number")) return;
  for (const part of value as unknown[]) checkValue(operation, part, handles, depth + 1);
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

type Check = (...args: never[]) => void;

const shapeFirst =
  (operation: string): Check =>
  (shape: unknown) =>
    void checkedSize(shape, operation);

const shapeSecond =
  (operation: string): Check =>
  (_: unknown, shape: unknown) =>
    void (shape === undefined || shape === null || checkedSize(shape, operation));

const windowOf =
  (operation: string): Check =>
  (length: number) =>
    void checkedSize([length], operation);

/** How much is made by operations that make it before any kernel runs, and what would keep them from ending. */
const CHECKS: ReadonlyMap<string, Check> = new Map<string, Check>([
  ...["zeros", "ones", "randomNormal", "randomStandardNormal", "randomUniform", "randomUniformInt"].map(
    (name) => [name, shapeFirst(name)] as const,
  ),
  ...["tensor", "tensor2d", "tensor3d", "tensor4d", "tensor5d", "tensor6d", "broadcastTo"].map(
    (name) => [name, shapeSecond(name)] as const,
  ),
  ...["signal.hannWindow", "signal.hammingWindow"].map((name) => [name, windowOf(name)] as const),
  ["eye", (rows: number, columns?: number) => void checkedSize([rows, columns ?? rows], "eye")],
  ["dropout", (_x: unknown, _rate: unknown, shape?: number[] | null) => void checkedSize(shape ?? [], "dropout")],
  ["truncatedNormal", (shape: unknown, mean = 0, deviation = 1) => {
    checkedSize(shape, "truncatedNormal");
    const finite = Number.isFinite(mean ?? 0) && Number.isFinite(deviation ?? 1) && (deviation ?? 1) >= 0;
    if (!finite) throw new RangeError("truncatedNormal: a mean and a deviation are wanted");
  }], // prettier-ignore
  ["stridedSlice", (_x: unknown, _begin: unknown, _end: unknown, _strides: unknown, ...masks: unknown[]) => {
    const mask = masks.find((each) => each !== undefined && !Number.isInteger(each));
    if (mask !== undefined) throw new RangeError("stridedSlice: a mask is a whole number");
  }], // prettier-ignore
  ["signal.frame", frame],
  ["signal.stft", (signal: { size: number }, length: number, step: number, fftLength?: number) => {
    frame(signal, length, step);
    if (fftLength !== undefined && fftLength !== null)
      checkedSize([Math.ceil(signal.size / step), fftLength], "signal.stft");
  }], // prettier-ignore
  ...["rfft", "spectral.rfft"].map(
    (name) =>
      [
        name,
        (x: { size: number; shape: number[] }, length?: number) =>
          void checkedSize([x.size / (x.shape?.at(-1) ?? 1), length ?? 1], name),
      ] as const,
  ),
  ["linalg.qr", (x: { shape: number[] }) => void checkedSize([x.shape.at(-2) ?? 1, x.shape.at(-2) ?? 1], "linalg.qr")],
]);

function frame(signal: { size: number }, length: number, step: number): void {
  const whole = Number.isInteger(length) && Number.isInteger(step) && length >= 1 && step >= 1;
  if (!whole) throw new RangeError("signal.frame: a length and a step of 1 or more are wanted");
  checkedSize([Math.ceil(signal.size / step), length], "signal.frame");
  atMost(signal.size / step, LIMITS.results, "signal.frame", "frames");
}
