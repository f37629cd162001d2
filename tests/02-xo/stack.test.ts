import { expect, test } from "vitest";
import fixture from "#fixtures/02-xo/stack.json";
import "#kit/matchers";
import { fc, forAll, matrix } from "#kit/property";
import { flatten, forward, outputShape, type Layer, type Maps, type Operations } from "#lesson/02-xo/stack";

interface Case {
  image: Maps;
  layers: Layer[];
  maps: Maps;
  shape: number[];
  features: number[];
}
const { X, deformedX, movedX, O, deep, reluFirst } = fixture.cases as unknown as Record<string, Case>;

// The layers in their plainest form, so that this task is judged apart from the ones before it.
const operations: Operations = {
  conv: (maps, filters, bias) => filters.map((filter, f) => scores(maps, filter, bias[f])),
  relu: (map) => map.map((row) => row.map((score) => (score < 0 ? 0 : score))),
  pool: (map, window, stride) => {
    const starts = (length: number) =>
      upTo(length).filter((k) => k % stride === 0 && (k === 0 || k - stride + window < length));
    const largest = (top: number, left: number) =>
      Math.max(...map.slice(top, top + window).flatMap((row) => row.slice(left, left + window)));
    return starts(map.length).map((top) => starts(map[0].length).map((left) => largest(top, left)));
  },
};

function scores(maps: Maps, filter: Maps, bias: number): number[][] {
  const [C, A, B] = [filter.length, filter[0].length, filter[0][0].length];
  const score = (i: number, j: number) => {
    let sum = 0;
    for (let c = 0; c < C; c++)
      for (let a = 0; a < A; a++) for (let b = 0; b < B; b++) sum += filter[c][a][b] * maps[c][i + a][j + b];
    return sum / (C * A * B) + bias;
  };
  const [rows, columns] = [maps[0].length - A + 1, maps[0][0].length - B + 1];
  return upTo(rows).map((i) => upTo(columns).map((j) => score(i, j)));
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, k) => k);
}

test("the X, scored, rectified and pooled twice, is the slide's three maps of 2 x 2", () => {
  expect(forward(X.image, X.layers, operations)).toBeNear(X.maps, 1e-15);
});

test("a deformed X, a moved X and an O go through the same layers", () => {
  for (const { image, layers, maps } of [deformedX, movedX, O])
    expect(forward(image, layers, operations)).toBeNear(maps, 1e-15);
});

test("a second convolution scores all maps of the first one together", () => {
  // Scores of some hundreds: a few roundings of 1e-13 each.
  expect(forward(deep.image, deep.layers, operations)).toBeNear(deep.maps, 1e-12);
});

test("a ReLU before the convolution is another network than a ReLU after it", () => {
  expect(forward(reluFirst.image, reluFirst.layers, operations)).toBeNear(reluFirst.maps, 1e-13);
});

test("a network without layers gives the image back", () => {
  expect(forward([[[1, -2]]], [], operations)).toBeNear([[[1, -2]]], 0);
});

test("two networks one after the other are one network with the layers of both", () => {
  forAll([matrix(6, 5), matrix(2, 3), fc.nat({ max: 4 })], (image, kernel, cut) => {
    const layers: Layer[] = [
      { kind: "pool", window: 2, stride: 1 },
      { kind: "conv", filters: [[kernel]], bias: [0.5] },
      { kind: "relu" },
      { kind: "pool", window: 2, stride: 2 },
    ];
    const halfway = forward([image], layers.slice(0, cut), operations);
    expect(forward(halfway, layers.slice(cut), operations)).toBeNear(forward([image], layers, operations), 0);
  });
});

test("the shape of the maps is known before any pixel is", () => {
  for (const { image, layers, shape } of [X, deep, reluFirst]) {
    expect(outputShape([image.length, image[0].length, image[0][0].length], layers)).toBeNear(shape, 0);
  }
});

test("the shape is followed layer by layer: 9 x 9, 7 x 7, 7 x 7, 4 x 4, 2 x 2", () => {
  const shapes = [0, 1, 2, 3, 4].map((depth) => outputShape([1, 9, 9], X.layers.slice(0, depth)));
  expect(shapes).toBeNear(
    [
      [1, 9, 9],
      [3, 7, 7],
      [3, 7, 7],
      [3, 4, 4],
      [3, 2, 2],
    ],
    0,
  );
});

test("pooling windows that overlap, stand apart or outgrow the maps are counted", () => {
  const pooled = [
    [3, 1],
    [3, 2],
    [2, 3],
    [9, 4],
    [1, 1],
  ].map(([window, stride]) => outputShape([2, 5, 6], [{ kind: "pool", window, stride }]));
  expect(pooled).toBeNear(
    [
      [2, 3, 4],
      [2, 2, 3],
      [2, 2, 2],
      [2, 1, 1],
      [2, 5, 6],
    ],
    0,
  );
});

test("filters as large as the maps fit once, larger ones and those for other channels are refused", () => {
  const conv = (filters: number[][][][]): Layer[] => [{ kind: "conv", filters, bias: [0] }];
  expect(outputShape([1, 1, 3], conv([[[[1, 2, 3]]]]))).toBeNear([1, 1, 1], 0);
  expect(() => outputShape([2, 3, 3], conv([[[[1]]]]))).toThrow(RangeError);
  expect(() => outputShape([1, 1, 3], conv([[[[1], [1]]]]))).toThrow(RangeError);
});

test("the twelve features of the X are 1 at the places that vote for it", () => {
  const ninths = 5 / 9;
  const want = [1, ninths, ninths, 1, 1, ninths, ninths, ninths, ninths, 1, 1, ninths];
  expect(flatten(X.maps)).toBeNear(want, 1e-15);
});

test("the features of an X are nearer to those of a deformed or a moved X than to those of an O", () => {
  const distance = (a: number[], b: number[]) => a.reduce((sum, value, n) => sum + Math.abs(value - b[n]), 0);
  const [x, deformed, moved, o] = [X, deformedX, movedX, O].map(({ maps }) => flatten(maps));
  expect(Math.max(distance(x, deformed), distance(x, moved))).toBeLessThan(distance(x, o));
});

test("maps that are not square are laid end to end row by row", () => {
  expect(flatten(deep.maps)).toBeNear(deep.features, 0);
});

test("maps of different shapes are refused", () => {
  expect(() => flatten([[[1, 2]], [[1], [2]]])).toThrow(RangeError);
});
