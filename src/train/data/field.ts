import type { Field } from "../recipe.ts";

/** Numbers as they are: all examples one after another, each of `shape`. */
export function numbers(values: Float32Array | Int32Array, shape: number[]): Field {
  const size = sizeOf(shape);
  const dtype = values instanceof Int32Array ? "int32" : "float32";
  return { shape, dtype, copy: (i, into, at) => into.set(values.subarray(i * size, (i + 1) * size), at) };
}

/** Bytes that stand for 0 to 1, such as pixels; a quarter of the memory that the numbers would take. */
export function bytes(values: Uint8Array, shape: number[]): Field {
  const size = sizeOf(shape);
  return {
    shape,
    dtype: "float32",
    copy(i, into, at) {
      for (let from = i * size, end = from + size; from < end;) into[at++] = values[from++]! / 255;
    },
  };
}

export function sizeOf(shape: number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}
