import { expect, test } from "vitest";
import { drawn } from "#kit/drawn";
import "#kit/matchers";
import { gruSequence, gruStep } from "#lesson/04-sequences/gru-cell";
import * as reference from "#reference/04-sequences/gru-cell";

// Up to eight steps of some hundred float64 operations on numbers below 10; the gates let no error grow far.
const ROUNDING = 1e-12;

/** A cell of a few units, a state of theirs, and a sequence to read. */
function draw(stream: number) {
  const random = drawn(stream);
  const [H, D, T] = [random.between(2, 4), random.between(2, 4), random.between(4, 8)];
  const gate = () => ({ h: random.matrix(H, H), x: random.matrix(H, D), b: random.vector(H) });
  const [r, u, c] = [gate(), gate(), gate()];
  const weights = {
    ...{ Whr: r.h, Wxr: r.x, br: r.b },
    ...{ Whu: u.h, Wxu: u.x, bu: u.b },
    ...{ Whh: c.h, Wxh: c.x, bh: c.b },
  };
  return { weights, h: random.vector(H), inputs: random.matrix(T, D, -2, 2) };
}

test("drawn: gates, candidate and state of one step", () => {
  const { weights, h, inputs } = draw(1);
  expect(gruStep(weights, h, inputs[0])).toBeNear(reference.gruStep(weights, h, inputs[0]), ROUNDING);
});

test("drawn: the states along a sequence", () => {
  const { weights, h, inputs } = draw(2);
  expect(gruSequence(weights, h, inputs)).toBeNear(reference.gruSequence(weights, h, inputs), ROUNDING);
});

test("drawn: the numbers of each input in another order, with their weights, lead to the same states", () => {
  const { weights, h, inputs } = draw(3);
  const turned = (rows: number[][]) => rows.map((row) => row.toReversed());
  const { Wxr, Wxu, Wxh } = weights;
  const other = { ...weights, Wxr: turned(Wxr), Wxu: turned(Wxu), Wxh: turned(Wxh) };
  expect(gruSequence(other, h, turned(inputs))).toBeNear(reference.gruSequence(weights, h, inputs), ROUNDING);
});
