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
