import { expect, test } from "vitest";
import { drawn } from "#kit/drawn";
import "#kit/matchers";
import { shuffle } from "#kit/random";
import { maxPool, windowStarts } from "#lesson/02-xo/max-pool";
import * as reference from "#reference/02-xo/max-pool";

// Pooling picks numbers and computes none: every comparison here is exact.

test("drawn: where windows begin along a side", () => {
  const random = drawn(1);
  for (let side = 0; side < 8; side++) {
    const [length, window, stride] = [random.between(12, 60), random.between(1, 9), random.between(1, 9)];
    expect(windowStarts(length, window, stride)).toBeNear(reference.windowStarts(length, window, stride), 0);
  }
});

test("drawn: the largest score of every window, of maps with a negative border too", () => {
  const random = drawn(2);
  for (const high of [1, 0, 1, 0]) {
    // Higher than wide or wider than high, and no side that windows of 2 or 3 fill in steps of their own length.
    const [H, W] = shuffle([5, 7, 11, 13], random);
    const map = random.matrix(H!, W!, -2, high);
    const [window, stride] = [random.between(2, 3), random.between(1, 4)];
    expect(maxPool(map, window, stride)).toBeNear(reference.maxPool(map, window, stride), 0);
  }
});
