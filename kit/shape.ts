import type { Nested } from "./gradient.ts";

/** Height and width of a matrix. Throws a RangeError that names it when it is empty or its rows differ in length. */
export function sizeOf(matrix: number[][], name: string): [height: number, width: number] {
  const [height, width] = [matrix.length, matrix[0]?.length ?? 0];
  if (width === 0) throw new RangeError(`${name} is empty`);
  const ragged = matrix.findIndex((row) => row.length !== width);
  if (ragged >= 0)
    throw new RangeError(`${name}: row ${ragged} has ${matrix[ragged]!.length} numbers, row 0 has ${width}`);
  return [height, width];
}

/** Throws a RangeError that names the vector, unless it has `length` numbers. */
export function checkLength(vector: number[], length: number, name: string): void {
  if (vector.length !== length) throw new RangeError(`${name} has ${vector.length} numbers, wanted ${length}`);
}

/** Throws a RangeError that names the matrix, unless it has `height` rows of `width` numbers. */
export function checkSize(matrix: number[][], height: number, width: number, name: string): void {
  const [rows, columns] = sizeOf(matrix, name);
  if (rows !== height || columns !== width)
    throw new RangeError(`${name} is ${rows} x ${columns}, wanted ${height} x ${width}`);
}

/**
 * The lengths of a nested array from the outside in: [F, C, A, B] of filters, [N] of a vector.
 * Throws a RangeError that names the part which is empty, or has another shape than its first neighbour.
 */
export function dimensionsOf(value: Nested, name: string): number[] {
  if (typeof value === "number") return [];
  if (value.length === 0) throw new RangeError(`${name} is empty`);
  const parts = value.map((part, i) => dimensionsOf(part, `${name}[${i}]`));
  const odd = parts.findIndex((part) => part.join() !== parts[0]!.join());
  if (odd >= 0) throw new RangeError(`${name}[${odd}] is ${write(parts[odd]!)}, ${name}[0] is ${write(parts[0]!)}`);
  return [value.length, ...parts[0]!];
}

/** Throws a RangeError that names the array and its shape, unless it has the `wanted` one, of any depth. */
export function checkShape(value: Nested, wanted: number[], name: string): void {
  const got = dimensionsOf(value, name);
  if (got.join() !== wanted.join()) throw new RangeError(`${name} is ${write(got)}, wanted ${write(wanted)}`);
}

function write(shape: number[]): string {
  return shape.length === 0 ? "a number" : `[${shape.join(", ")}]`;
}
