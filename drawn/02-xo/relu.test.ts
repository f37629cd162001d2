import { expect, test } from "vitest";
import { drawn } from "#kit/drawn";
import "#kit/matchers";
import { relu } from "#lesson/02-xo/relu";
import * as reference from "#reference/02-xo/relu";

// Every entry is passed or replaced and none is computed: every comparison here is exact.

test("drawn: a map of scores of both signs", () => {
  const random = drawn(1);
  const map = random.matrix(random.between(3, 9), random.between(3, 9), -5, 5);
  expect(relu(map)).toBeNear(reference.relu(map), 0);
});

test("drawn: the map turned on its side is rectified to the rectified map on its side", () => {
  const random = drawn(2);
  const map = random.matrix(random.between(3, 9), random.between(3, 9));
  const turned = (scores: number[][]) => scores[0].map((_, j) => scores.map((row) => row[j]));
  expect(relu(turned(map))).toBeNear(turned(reference.relu(map)), 0);
});
