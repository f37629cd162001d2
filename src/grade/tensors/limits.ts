/** What one lesson may ask of the process that grades. The course's own solutions need a hundredth of it. */
export const LIMITS = {
  /** Numbers of one result. */
  elements: 2 ** 22,
  /** Multiply-adds of one kernel: about a second. */
  work: 5e8,
  /** Tensors that one kernel gives. */
  results: 10_000,
  /** Dimensions of a tensor. */
  rank: 8,
  /** Bytes of all tensors that are there at a time. */
  bytes: 512 * 2 ** 20,
  /** How many those may be. */
  tensors: 50_000,
  /** Milliseconds of one operation, which may run many kernels. */
  time: 3_000,
} as const;

/** Throws a RangeError that names what goes beyond a limit, also where the value is no number. */
export function atMost(value: number, limit: number, who: string, what: string): void {
  if (!(value <= limit)) throw new RangeError(`${who}: ${what}: ${value}, at most ${limit} are granted here`);
}

/** How many numbers a shape holds. Throws a RangeError where it is none, or holds more than one result may. */
export function checkedSize(shape: unknown, who: string): number {
  if (!Array.isArray(shape)) throw new TypeError(`${who}: a shape is a list of numbers`);
  atMost(shape.length, LIMITS.rank, who, "dimensions");
  const size = product(shape as number[]);
  atMost(size, LIMITS.elements, who, "numbers in the result");
  return size;
}

export function product(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total * size, 1);
}
