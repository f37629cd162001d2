import { expect, test } from "vitest";
import golden from "#fixtures/slides/002-numpy.json" with { type: "json" };
import { voters } from "./facts.ts";
import { fraction, multiply, type Fraction } from "../numbers/fraction.ts";
import { integers, type Grid } from "./grid.ts";
import { FILTERS, O, X, type FilterName } from "./pictures.ts";
import { convolve, difference, match, pool, products, relu } from "./rules.ts";

const { maps, features, asymmetric } = golden.cases;

/** `grid` in units of one `denominator`-th. */
function scaled(grid: Grid, denominator: number): Grid {
  return grid.map((row) => row.map((value) => multiply(value, fraction(denominator))));
}

// No turn, no transposition and no half turn leaves this filter as it is.
const patch = integers([
  [1, 2],
  [3, -4],
]);
const filter = integers([
  [5, -1],
  [0, 2],
]);

test("products are taken cell by cell", () => {
  expect(products(patch, filter)).toEqual(integers([[5, -2], [0, -8]])); // prettier-ignore
});

test("a match is the mean of the products", () => {
  expect(match(patch, filter)).toEqual(fraction(-5, 4));
});

test("grids of two sizes are refused", () => {
  expect(() => products(patch, integers([[1, 2]]))).toThrow(RangeError);
});

test("convolution lays the filter unturned on every place where it fits", () => {
  const image = integers([
    [1, 2, 0],
    [3, -4, 6],
  ]);
  expect(convolve(image, filter)).toEqual([[fraction(-5, 4), fraction(22, 4)]]);
});

test("pooling keeps the windows that hang over the edge", () => {
  const map = integers([
    [-1, -2, -3],
    [-4, -5, -6],
    [-9, -8, -7],
  ]);
  expect(pool(map)).toEqual(integers([[-1, -3], [-8, -7]])); // prettier-ignore
});

test("ReLU keeps what is positive and makes the rest zero", () => {
  expect(relu(integers([[-2, 0, 3]]))).toEqual(integers([[0, 0, 3]]));
});

test("a difference keeps what is equal and marks the rest", () => {
  expect(
    difference(
      patch,
      integers([
        [1, -2],
        [4, -4],
      ]),
    ),
  ).toEqual([
    // prettier-ignore
    [fraction(1), "X"],
    ["X", fraction(-4)],
  ]);
});

test.each(maps)("the $filter filter's tables are NumPy's", ({ filter, map, pooled, relu: rectified }) => {
  const computed = convolve(X, FILTERS[filter as FilterName]);
  expect(scaled(computed, 9)).toEqual(integers(map));
  expect(scaled(pool(computed), 9)).toEqual(integers(pooled));
  expect(scaled(relu(computed), 9)).toEqual(integers(rectified));
});

test("without any symmetry the tables are NumPy's too", () => {
  const { image, kernel, map, pooled, relu: rectified } = asymmetric;
  const computed = convolve(integers(image), integers(kernel));
  expect(scaled(computed, 6)).toEqual(integers(map));
  expect(scaled(pool(computed), 6)).toEqual(integers(pooled));
  expect(scaled(relu(computed), 6)).toEqual(integers(rectified));
});

test.each([
  ["X", X],
  ["O", O],
] as const)("those that vote for %s are NumPy's features of one", (letter, image) => {
  // prettier-ignore
  const ones = features[letter].flatMap((ninths, index) => (ninths === 9 ? [index + 1] : []));
  expect(voters(image)).toEqual(ones);
});

test("a filter is a piece of the X", () => {
  const text = (grid: Fraction[][]) =>
    grid.map((row) => row.map(({ numerator }) => (numerator > 0n ? "#" : ".")).join(""));
  expect(Object.values(FILTERS).map(text)).toEqual([
    ["#..", ".#.", "..#"],
    ["#.#", ".#.", "#.#"],
    ["..#", ".#.", "#.."],
  ]);
});
