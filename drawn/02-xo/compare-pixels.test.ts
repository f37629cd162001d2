import { expect, test } from "vitest";
import { drawn, type Draw } from "#kit/drawn";
import "#kit/matchers";
import { shuffle } from "#kit/random";
import { agreement, differenceTable, nearestTemplate } from "#lesson/02-xo/compare-pixels";
import * as reference from "#reference/02-xo/compare-pixels";

// A fraction of whole pixels is rounded once; the mean of marks subtracted from 1 is rounded twice.
const TWICE = 3e-16;

/** A picture of few shades, so that two of them agree here and there. */
function picture(random: Draw, height: number, width: number): number[][] {
  return random.matrix(height, width).map((row) => row.map(() => random.pick([-1, -0.5, 0.25, 1])));
}

/** The image with so many of its pixels changed. */
function changed(image: number[][], count: number, random: Draw): number[][] {
  const width = image[0].length;
  const places = new Set(shuffle(image.flat().keys(), random).slice(0, count));
  return image.map((row, i) => row.map((pixel, j) => (places.has(i * width + j) ? pixel / 2 + 2 : pixel)));
}

test("drawn: where two pictures differ", () => {
  const random = drawn(1);
  const [height, width] = [random.between(3, 9), random.between(4, 9)];
  const [a, b] = [picture(random, height, width), picture(random, height, width)];
  expect(differenceTable(a, b)).toBeNear(reference.differenceTable(a, b), 0);
});

test("drawn: how far two pictures agree, whichever comes first", () => {
  const random = drawn(2);
  const [height, width] = [random.between(3, 9), random.between(4, 9)];
  const [a, b] = [picture(random, height, width), picture(random, height, width)];
  expect(agreement(a, b)).toBeNear(reference.agreement(a, b), TWICE);
  expect(agreement(b, a)).toBeNear(reference.agreement(a, b), TWICE);
});

test("drawn: the template with the fewest pixels changed is the nearest", () => {
  const random = drawn(3);
  const image = picture(random, random.between(4, 7), random.between(4, 7));
  // No two of them equally good, and several turns: a guess is right once in five.
  for (let turn = 0; turn < 8; turn++) {
    const counts = shuffle([2, 4, 7, 9, 12], random);
    const templates = counts.map((count) => changed(image, count, random));
    expect(nearestTemplate(image, templates)).toBeNear(counts.indexOf(2), 0);
  }
});
