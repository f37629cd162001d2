import { expect, test } from "vitest";
import { seeded } from "#kit/random";
import { STREAM } from "./batches.ts";
import { CLEAN, SIDE, SPOILED, xoImages } from "./xo-images.ts";

const SIZE = SIDE * SIDE;
const CENTRE = 4 * SIDE + 4;
const imagesOf = (pixels: Float32Array) =>
  Array.from({ length: pixels.length / SIZE }, (_, n) => pixels.subarray(n * SIZE, (n + 1) * SIZE));
const draw = (seed: number, stream: number, spoiling = SPOILED) => xoImages(200, seeded(seed, stream), spoiling);

test("half of the letters are X and half are O", () => {
  const { labels } = draw(1, STREAM.train);
  expect(labels.filter((label) => label === 0).length).toBe(100);
  expect(labels.filter((label) => label === 1).length).toBe(100);
});

test("pixels lie in -1..1, paper and ink both", () => {
  const { pixels } = draw(1, STREAM.train);
  expect(Math.min(...pixels)).toBe(-1);
  expect(Math.max(...pixels)).toBe(1);
});

test("the same seed draws the same letters, another seed others", () => {
  expect(draw(3, STREAM.train)).toEqual(draw(3, STREAM.train));
  expect(draw(3, STREAM.train).pixels).not.toEqual(draw(4, STREAM.train).pixels);
});

test("no letter stands in both sets, and none twice", () => {
  const both = [draw(1, STREAM.train), draw(1, STREAM.heldOut)].flatMap(({ pixels }) => imagesOf(pixels));
  expect(new Set(both.map((image) => image.join())).size).toBe(400);
});

test("without spoiling an X is the X of the slides where it is dark, and an O is empty in the middle", () => {
  const [x, o] = imagesOf(xoImages(2, seeded(1), CLEAN).pixels);
  const dark = (image: Float32Array) => [...image.keys()].filter((place) => image[place]! > 0.5);
  expect(dark(x!)).toEqual([10, 16, 20, 24, 30, 32, 40, 48, 50, 56, 60, 64, 70]);
  expect(o![CENTRE]).toBe(-1);
  expect(dark(o!).length).toBeGreaterThan(8);
});

test("an X stays an X and an O an O: ink or none in its middle, wherever that has moved", () => {
  const { pixels, labels } = draw(5, STREAM.train, { ...SPOILED, shift: 0, noise: 0 });
  const middles = imagesOf(pixels).map((image) => image[CENTRE]!);
  expect(middles.every((middle, n) => (labels[n] === 0 ? middle > 0.9 : middle < 0))).toBe(true);
});

test("every spoiling changes the letters", () => {
  const moved = {
    shift: 1,
    turn: 0.3,
    stroke: [1, 1] as [number, number],
    reach: [2, 2] as [number, number],
    noise: 0.1,
  };
  const variants = Object.entries(moved).map(([name, value]) => ({ ...CLEAN, [name]: value }));
  const drawn = [CLEAN, ...variants].map((spoiling) => xoImages(2, seeded(1), spoiling).pixels.join());
  expect(new Set(drawn).size).toBe(6);
});
