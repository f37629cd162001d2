import { expect, test } from "vitest";
import "./cpu.ts";
import { drawnTensor, drawnWeights } from "./drawn-tensors.ts";
import "./matchers.ts";
import { seeded } from "./random.ts";
import { tf } from "./tf.ts";

const shapes = { filters: [3, 3, 2, 40], bias: [300] };

test("a tensor has its shape and fills its range", () => {
  const tensor = drawnTensor(seeded(1), [20, 30], 2, 5);
  expect(tensor.shape).toEqual([20, 30]);
  expect([tf.min(tensor), tf.max(tensor)]).toBeNear([2, 5], 0.02);
});

test("weights have their shapes and fill the range that keeps sums at their size", () => {
  const { filters, bias } = drawnWeights(seeded(1), shapes)();
  expect([filters.shape, bias.shape]).toEqual([[3, 3, 2, 40], [300]]); // prettier-ignore
  const ends = [filters, bias].map((weights) => [tf.min(weights), tf.max(weights)]);
  const limit = Math.sqrt(3 / 18);
  expect(ends).toBeNear([[-limit, limit], [-0.25, 1]], 0.02); // prettier-ignore
});

test("each copy has the same numbers and is trained apart", () => {
  const copy = drawnWeights(seeded(1), shapes);
  const [one, two] = [copy(), copy()];
  one.bias.assign(tf.zeros([300]));
  expect(two.filters).toBeNear(one.filters, 0);
  expect(two.bias).not.toBeNear(one.bias, 0.5);
});
