/** Height and width of a matrix. Throws a RangeError that names it when it is empty or its rows differ in length. */
export function sizeOf(matrix: number[][], name: string): [height: number, width: number] {
  const [height, width] = [matrix.length, matrix[0]?.length ?? 0];
  if (width === 0) throw new RangeError(`${name} is empty`);
  const ragged = matrix.findIndex((row) => row.length !== width);
  if (ragged >= 0)
    throw new RangeError(`${name}: row ${ragged} has ${matrix[ragged]!.length} numbers, row 0 has ${width}`);
  return [height, width];
}
