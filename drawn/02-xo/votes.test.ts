import { expect, test } from "vitest";
import { drawn } from "#kit/drawn";
import "#kit/matchers";
import { shuffle } from "#kit/random";
import { equalSay, vote } from "#lesson/02-xo/votes";
import * as reference from "#reference/02-xo/votes";

test("drawn: voters among the features have an equal say", () => {
  const random = drawn(1);
  for (let turn = 0; turn < 4; turn++) {
    const size = random.between(5, 20);
    const voters = shuffle(new Array<number>(size).keys(), random).slice(0, random.between(2, size - 1));
    // A fraction below 1, rounded once.
    expect(equalSay(voters, size)).toBeNear(reference.equalSay(voters, size), 2e-16);
  }
});

test("drawn: every class has the votes of all features, and twice as many from features twice as large", () => {
  const random = drawn(2);
  const [N, K] = [random.between(3, 12), random.between(2, 5)];
  const [features, weights] = [random.vector(N), random.matrix(K, N)];
  const want = reference.vote(features, weights);
  // Sums of up to 12 products below 1.
  expect(vote(features, weights)).toBeNear(want, 1e-13);
  const [twice, large] = [want.map((votes) => 2 * votes), features.map((feature) => 2 * feature)];
  expect(vote(large, weights)).toBeNear(twice, 2e-13);
});
