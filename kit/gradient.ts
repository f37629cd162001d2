/** A number, or arrays of numbers nested to any depth. */
export type Nested = number | Nested[];

/**
 * The gradient of a scalar function by central differences, `(f(x + h) - f(x - h)) / 2h` at every entry.
 * Same shape as `at`. The error is about `h^2` times the third derivative plus 1e-16 / h.
 */
export function centralDifference<T extends Nested>(f: (x: T) => number, at: T, h = 1e-5): T {
  const sizes = flatten(at);
  const slope = sizes.map((value, i) => {
    const moved = (by: number): T => unflatten(at, sizes.with(i, value + by)) as T;
    return (f(moved(h)) - f(moved(-h))) / (2 * h);
  });
  return unflatten(at, slope) as T;
}

function flatten(value: Nested): number[] {
  return typeof value === "number" ? [value] : value.flatMap(flatten);
}

function unflatten(like: Nested, flat: number[]): Nested {
  const rest = flat.values();
  const fill = (part: Nested): Nested => (typeof part === "number" ? rest.next().value! : part.map(fill));
  return fill(like);
}
