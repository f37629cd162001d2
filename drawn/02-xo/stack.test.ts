import { expect, test } from "vitest";
import { drawn, type Draw } from "#kit/drawn";
import "#kit/matchers";
import { flatten, forward, outputShape, type Layer, type Operations } from "#lesson/02-xo/stack";
import { convLayer } from "#reference/02-xo/conv-layer";
import { maxPool } from "#reference/02-xo/max-pool";
import { relu } from "#reference/02-xo/relu";
import * as reference from "#reference/02-xo/stack";

// The layers are the grader's, so that this task is judged apart from the ones before it: every comparison is exact.
const operations: Operations = { conv: convLayer, relu, pool: maxPool };

const sheets = (random: Draw, count: number, height: number, width: number) =>
  Array.from({ length: count }, () => random.matrix(height, width));

/** An image, and layers of every kind that fit on it. */
function draw(stream: number) {
  const random = drawn(stream);
  const conv = (C: number, A: number, B: number): Layer => {
    const F = random.between(2, 3);
    return { kind: "conv", filters: Array.from({ length: F }, () => sheets(random, C, A, B)), bias: random.vector(F) };
  };
  const pool = (window: number, most: number): Layer => ({ kind: "pool", window, stride: random.between(1, most) });
  const C = random.between(1, 3);
  const first = conv(C, 2, 3) as Extract<Layer, { kind: "conv" }>;
  const layers: Layer[] = [
    first,
    { kind: "relu" },
    pool(3, 2),
    conv(first.filters.length, 1, 2),
    { kind: "relu" },
    pool(2, 3),
  ];
  return { image: sheets(random, C, random.between(12, 15), random.between(12, 15)), layers };
}

test("drawn: an image goes through six layers", () => {
  const { image, layers } = draw(1);
  expect(forward(image, layers, operations)).toBeNear(reference.forward(image, layers, operations), 0);
});

test("drawn: the shape after each layer, told without a pixel", () => {
  for (const stream of [2, 3, 4, 5, 6]) {
    const { image, layers } = draw(stream);
    const shape: [number, number, number] = [image.length, image[0].length, image[0][0].length];
    for (const depth of layers.keys()) {
      const some = layers.slice(0, depth + 1);
      expect(outputShape(shape, some)).toBeNear(reference.outputShape(shape, some), 0);
    }
  }
});

test("drawn: maps as one list of features", () => {
  const random = drawn(7);
  const maps = sheets(random, random.between(2, 4), random.between(2, 5), random.between(2, 5));
  expect(flatten(maps)).toBeNear(reference.flatten(maps), 0);
});
