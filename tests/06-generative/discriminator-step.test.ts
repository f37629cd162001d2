import { expect, test } from "vitest";
import fixture from "#fixtures/06-generative/discriminator-step.json";
import "#kit/cpu";
import "#kit/matchers";
import { drawnNoise } from "#kit/noise";
import { seeded } from "#kit/random";
import { tf, type Scalar, type Tensor1D, type Tensor2D } from "#kit/tf";
import {
  discriminatorStep,
  generate,
  generatorStep,
  initialise,
  judge,
  type Gan,
  type Layers,
} from "#lesson/06-generative/discriminator-step";

const { start, forward, rates, momentum, turns } = fixture.cases;

// Three layers of sums of four products of size 1 in float32, against float64.
const FLOAT32 = 1e-6;

const layersOf = (values: typeof start.generator): Layers => ({
  first: tf.variable(tf.tensor(values.first)),
  firstBias: tf.variable(tf.tensor(values.firstBias)),
  second: tf.variable(tf.tensor(values.second)),
  secondBias: tf.variable(tf.tensor(values.secondBias)),
  last: tf.variable(tf.tensor(values.last)),
  lastBias: tf.variable(tf.tensor(values.lastBias)),
});

const ganOf = ({ generator, discriminator }: typeof start): Gan => ({
  generator: layersOf(generator),
  discriminator: layersOf(discriminator),
});

/** -log sigmoid(logit), the mean. */
const believed = (logits: Tensor1D): Scalar => tf.mean(tf.softplus(tf.neg(logits)));
const bothTold = (real: Tensor1D, made: Tensor1D): Scalar => tf.add(believed(real), believed(tf.neg(made)));

const optimizersOf = (of = rates) => ({
  discriminator: tf.train.momentum(of.discriminator, momentum),
  generator: tf.train.momentum(of.generator, momentum),
});

type Turn = (typeof turns)[number];

const study = (gan: Gan, { discriminator }: ReturnType<typeof optimizersOf>, { real, noise }: Turn) =>
  discriminatorStep(gan, discriminator, bothTold, tf.tensor2d(real), tf.tensor2d(noise.discriminator));

const answer = (gan: Gan, { generator }: ReturnType<typeof optimizersOf>, { noise }: Turn) =>
  generatorStep(gan, generator, believed, tf.tensor2d(noise.generator));

/** Runs `work` and answers how many tensors it left behind. */
function leftBy(work: () => void): number {
  const before = tf.memory().numTensors;
  work();
  return tf.memory().numTensors - before;
}

const normal = (seed: number, shape: number[]) => drawnNoise(seeded(seed)).normal(shape) as Tensor2D;

test("the made examples are those of PyTorch", () => {
  expect(generate(layersOf(start.generator), tf.tensor2d(forward.noise))).toBeNear(forward.made, FLOAT32);
});

test("noise of any size is made into examples in -1..1", () => {
  const made = generate(layersOf(start.generator), tf.tensor2d([[1000, -500], [-2000, 3000]])).arraySync(); // prettier-ignore
  expect(made.flat().every((value) => Math.abs(value) <= 1)).toBe(true);
});

test("the logits are those of PyTorch, one number for each example", () => {
  expect(judge(layersOf(start.discriminator), tf.tensor2d(forward.real))).toBeNear(forward.logits, FLOAT32);
});

test("a logit is no probability: it may be far outside 0..1, on either side", () => {
  const loud = layersOf({ ...start.discriminator, last: [[0], [0], [0]], lastBias: [-40] });
  expect(judge(loud, tf.tensor2d(forward.real))).toBeNear([-40, -40, -40], 1e-5);
});

test("a step of the discriminator moves it as in PyTorch", () => {
  const gan = ganOf(start);
  study(gan, optimizersOf(), turns[0]!);
  expect(gan.discriminator).toBeNear(turns[0]!.discriminator.after, FLOAT32);
});

test("a step of the discriminator leaves the generator alone", () => {
  const gan = ganOf(start);
  study(gan, optimizersOf(), turns[0]!);
  // float32 of the start itself.
  expect(gan.generator).toBeNear(start.generator, 1e-7);
});

test("a step of the generator leaves the discriminator alone", () => {
  const gan = ganOf(start);
  answer(gan, optimizersOf(), turns[0]!);
  expect(gan.discriminator).toBeNear(start.discriminator, 1e-7);
});

test("two turns move both players as in PyTorch, after every step", () => {
  const [gan, optimizers] = [ganOf(start), optimizersOf()];
  for (const turn of turns) {
    study(gan, optimizers, turn);
    expect(gan.discriminator).toBeNear(turn.discriminator.after, FLOAT32);
    answer(gan, optimizers, turn);
    expect(gan.generator).toBeNear(turn.generator.after, FLOAT32);
  }
});

test("each step answers its loss from before its update", () => {
  const [gan, optimizers] = [ganOf(start), optimizersOf()];
  const losses = turns.map((turn) => [study(gan, optimizers, turn), answer(gan, optimizers, turn)]);
  expect(losses).toBeNear(turns.map((turn) => [turn.discriminator.loss, turn.generator.loss]), FLOAT32); // prettier-ignore
});

test("the losses see the logits of the real first and of the made second, of batches of different sizes", () => {
  const [gan, seen] = [ganOf(start), [] as number[]];
  const { discriminator } = optimizersOf();
  const loss = (real: Tensor1D, made: Tensor1D) => {
    seen.push(...real.shape, ...made.shape);
    return tf.sub<Scalar>(tf.mean(made), tf.mean(real));
  };
  discriminatorStep(gan, discriminator, loss, normal(1, [3, 4]), normal(2, [5, 2])).dispose();
  expect(seen).toEqual([3, 5]);
});

test("a discriminator that studies a fixed generator tells all its fakes apart", () => {
  const [gan, optimizer] = [initialise(3, { X: 4, Z: 2, H: 8 }), tf.train.adam(0.03)];
  const real = tf.add<Tensor2D>(tf.mul(0.1, normal(4, [32, 4])), [0.8, -0.8, 0.8, -0.8]);
  const noise = normal(5, [32, 2]);
  for (let step = 0; step < 40; step++) discriminatorStep(gan, optimizer, bothTold, real, noise).dispose();
  expect(judge(gan.discriminator, real).arraySync().every((logit) => logit > 0)).toBe(true); // prettier-ignore
  const made = judge(gan.discriminator, generate(gan.generator, noise));
  expect(made.arraySync().every((logit) => logit < 0)).toBe(true);
});

test("a generator that answers a fixed discriminator is believed more and more", () => {
  const [gan, optimizer] = [initialise(6, { X: 4, Z: 2, H: 8 }), tf.train.sgd(0.05)];
  const noise = normal(7, [16, 2]);
  const losses = Array.from({ length: 20 }, () => generatorStep(gan, optimizer, believed, noise).arraySync());
  for (const [step, loss] of losses.slice(1).entries()) expect(loss).toBeLessThan(losses[step]!);
});

test("the same seed gives the same two players, of the sizes that were asked for", () => {
  const sizes = { X: 5, Z: 2, H: 3 };
  const [one, two] = [initialise(8, sizes), initialise(8, sizes)];
  for (const name of ["generator", "discriminator"] as const) {
    for (const [part, variable] of Object.entries(one[name])) {
      expect(two[name][part as keyof Layers]).toBeNear(variable.arraySync(), 0);
    }
  }
  const shapes = (player: Layers) => Object.values(player).map(({ shape }) => shape);
  expect(shapes(one.generator)).toEqual([[2, 3], [3], [3, 3], [3], [3, 5], [5]]);
  expect(shapes(one.discriminator)).toEqual([[5, 3], [3], [3, 3], [3], [3, 1], [1]]);
});

test("a step leaves nothing behind but the loss", () => {
  const [gan, optimizer, real, noise] = [ganOf(start), tf.train.sgd(0.1), normal(1, [3, 4]), normal(2, [5, 2])];
  expect(leftBy(() => discriminatorStep(gan, optimizer, bothTold, real, noise))).toBe(1);
  expect(leftBy(() => generatorStep(gan, optimizer, believed, noise))).toBe(1);
});

test("examples and logits leave one tensor each", () => {
  const [{ generator, discriminator }, real, noise] = [ganOf(start), normal(1, [3, 4]), normal(2, [5, 2])];
  expect(leftBy(() => generate(generator, noise))).toBe(1);
  expect(leftBy(() => judge(discriminator, real))).toBe(1);
});
