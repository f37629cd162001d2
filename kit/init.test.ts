import { expect, test } from "vitest";
import "./cpu.ts";
import { glorot, ones, zeros } from "./init.ts";
import { seeded } from "./random.ts";
import { tf } from "./tf.ts";

test("random weights fill -limit..limit evenly, and the limit falls with both fans", () => {
  const values = glorot(seeded(1), [100, 200], 100, 200).dataSync<"float32">();
  const limit = Math.sqrt(6 / 300);
  expect(values.every((value) => Math.abs(value) <= limit)).toBe(true);
  // Five standard errors of the mean, and of the share in the upper tenth.
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(Math.abs(mean)).toBeLessThan((5 * limit) / Math.sqrt(3 * 20_000));
  const upper = values.filter((value) => value > 0.8 * limit).length / values.length;
  expect(Math.abs(upper - 0.1)).toBeLessThan(5 * Math.sqrt(0.09 / 20_000));
});

test("weights are drawn in row-major order from the stream that is given", () => {
  const [random, again] = [seeded(2), seeded(2)];
  const got = [glorot(random, [2, 3], 2, 3), glorot(random, [4], 4, 1)].flatMap((weights) => [...weights.dataSync()]);
  const limits = [...new Array<number>(6).fill(6 / 5), ...new Array<number>(4).fill(6 / 5)].map(Math.sqrt);
  expect(got).toEqual(limits.map((limit) => Math.fround(again.uniform(-limit, limit))));
});

test("every kind has the shape that is asked for, can be trained, and leave nothing else behind", () => {
  const before = tf.memory().numTensors;
  const [weights, bias, scale] = [glorot(seeded(3), [2, 3, 4, 5], 24, 30), zeros([5]), ones([5])];
  expect(tf.memory().numTensors - before).toBe(3);
  expect([weights.shape, bias.shape, scale.shape]).toEqual([[2, 3, 4, 5], [5], [5]]);
  expect([weights, bias, scale].every(({ trainable }) => trainable)).toBe(true);
  expect([...bias.dataSync(), ...scale.dataSync()]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
});
