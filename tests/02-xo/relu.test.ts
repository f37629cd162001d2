import { expect, test } from "vitest";
import fixture from "#fixtures/02-xo/relu.json";
import "#kit/matchers";
import { asPrinted } from "#kit/printed";
import { forAll, matrix, real } from "#kit/property";
import { relu } from "#lesson/02-xo/relu";

const { slides } = fixture.cases;

// Every entry is passed or replaced and none is computed: every comparison here is exact.

const negated = (map: number[][]) => map.map((row) => row.map((score) => -score));

test("the maps of the X become the rectified maps printed on the slides", () => {
  for (const { map, printed } of slides) expect(asPrinted(relu(map))).toBeNear(printed, 0);
});

test("what passes is not rounded", () => {
  for (const { map, want } of slides) expect(relu(map)).toBeNear(want, 0);
});

test("the smallest and the largest numbers are passed or cut like any other", () => {
  const map = [[-1e308, -5e-324, 0, 5e-324, 1e308, -Infinity, Infinity]];
  expect(relu(map)).toBeNear([[0, 0, 0, 5e-324, 1e308, 0, Infinity]], 0);
});

test("the map that came in stays as it was", () => {
  const map = [[-1], [2]];
  relu(map);
  expect(map).toBeNear([[-1], [2]], 0);
});

test("an empty map is refused", () => {
  expect(() => relu([[]])).toThrow(RangeError);
});

test("a second ReLU changes nothing", () => {
  forAll([matrix(2, 3)], (map) => {
    const once = relu(map);
    expect(relu(once)).toBeNear(once, 0);
  });
});

test("what a map keeps less what its negative keeps is the map", () => {
  forAll([matrix(3, 2)], (map) => {
    const [kept, opposite] = [relu(map), relu(negated(map))];
    expect(kept.map((row, i) => row.map((score, j) => score - opposite[i][j]))).toBeNear(map, 0);
  });
});

test("a map of larger scores is rectified to larger scores, in proportion", () => {
  forAll([matrix(2, 2), real(0, 4)], (map, scale) => {
    const scaled = (scores: number[][]) => scores.map((row) => row.map((score) => scale * score));
    expect(relu(scaled(map))).toBeNear(scaled(relu(map)), 0);
  });
});
