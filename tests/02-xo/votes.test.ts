import { expect, test } from "vitest";
import fixture from "#fixtures/02-xo/votes.json";
import "#kit/matchers";
import { truncate } from "#kit/printed";
import { forAll, matrix, real, vector } from "#kit/property";
import { equalSay, vote } from "#lesson/02-xo/votes";

const { slide, matrix: layer } = fixture.cases;

test("two of four features have half a vote each", () => {
  expect(equalSay([3, 0], 4)).toBeNear([0.5, 0, 0, 0.5], 0);
});

test("five voters share one vote", () => {
  const want = [0.2, 0, 0, 0.2, 0.2, 0, 0, 0, 0, 0.2, 0.2, 0];
  expect(equalSay(slide.X.voters, 12)).toBeNear(want, 1e-16);
});

test("a class without voters, and a voter that is no feature, are refused", () => {
  for (const voters of [[], [4], [-1], [0.5]]) expect(() => equalSay(voters, 4)).toThrow(RangeError);
});

// Weights of the slide, written out: this half of the task is judged apart from the other.
const say = (voters: number[]) => slide.features.map((_, n) => (voters.includes(n) ? 1 / voters.length : 0));

test("the twelve numbers of the slide vote 0.912 for the X and 0.5175 for the O", () => {
  const votes = vote(slide.features, [say(slide.X.voters), say(slide.O.voters)]);
  expect(votes).toBeNear([slide.X.want, slide.O.want], 1e-15);
});

test("the retold .51 for the O is what the slide's numbers give, cut after two decimals; .92 for the X is not", () => {
  const votes = vote(slide.features, [say(slide.X.voters), say(slide.O.voters)]);
  expect(votes.map((sum) => truncate(sum))).toBeNear([0.91, 0.51], 0);
});

test("weights of any size and sign count, for more classes than two", () => {
  // Eighths times eighths are exact in binary.
  expect(vote(layer.features, layer.weights)).toBeNear(layer.want, 0);
});

test("one feature may outweigh all others", () => {
  expect(
    vote(
      [1, 1e-200, -1],
      [
        [1e200, 0, 0],
        [0, 1e200, 0],
        [1e200, 0, 1e200],
      ],
    ),
  ).toBeNear([1e200, 1, 0], 0);
});

test("weights for another number of features are refused", () => {
  expect(() => vote([1, 2], [[1, 2, 3]])).toThrow(RangeError);
});

test("features that change places together with their weights vote the same", () => {
  forAll([vector(4), matrix(2, 4)], (features, weights) => {
    const turned = ([a, b, c, d]: number[]) => [c, a, d, b];
    expect(vote(turned(features), weights.map(turned))).toBeNear(vote(features, weights), 1e-13);
  });
});

test("the votes of a sum of features are the sums of their votes", () => {
  forAll([vector(3), vector(3), matrix(2, 3), real()], (x, y, weights, c) => {
    const mixed = x.map((value, n) => value + c * y[n]);
    const [votesX, votesY] = [vote(x, weights), vote(y, weights)];
    expect(vote(mixed, weights)).toBeNear(
      votesX.map((sum, k) => sum + c * votesY[k]),
      1e-12,
    );
  });
});
