import { expect, test } from "vitest";
import fixture from "#fixtures/06-generative/gan-loop.json";
import "#kit/cpu";
import { forAll, real, vector } from "#kit/property";
import "#kit/matchers";
import { tf } from "#kit/tf";
import { discriminatorLoss, ganStep, generatorLoss, type Gan } from "#lesson/06-generative/gan-loop";

const { start, rates, turns, optimum } = fixture.cases;

// A few operations on numbers of size 1 in float32, against float64.
const FLOAT32 = 5e-7;

function ganOf({ scale, shift, weight, bias }: typeof start): Gan {
  const variable = (value: number) => tf.variable(tf.scalar(value));
  return {
    generator: { scale: variable(scale), shift: variable(shift) },
    discriminator: { weight: variable(weight), bias: variable(bias) },
  };
}

const sgd = () => ({
  discriminator: tf.train.sgd(rates.discriminator),
  generator: tf.train.sgd(rates.generator),
});

type Turn = Pick<(typeof turns)[number], "real" | "noise">;

function play(gan: Gan, optimizers: ReturnType<typeof sgd>, { real, noise }: Turn) {
  const { discriminator, generator } = noise;
  return ganStep(gan, optimizers, tf.tensor1d(real), {
    discriminator: tf.tensor1d(discriminator),
    generator: tf.tensor1d(generator),
  });
}

const weightsOf = ({ generator, discriminator }: Gan) => ({ ...generator, ...discriminator });

/** Logits of 0 everywhere: a discriminator that cannot tell. */
const undecided = { ...start, weight: 0, bias: 0 };

/** Runs `work` and answers how many tensors it left behind. */
function leftBy(work: () => void): number {
  const before = tf.memory().numTensors;
  work();
  return tf.memory().numTensors - before;
}

test("a discriminator that cannot tell pays log 4, whatever it is shown", () => {
  const loss = discriminatorLoss(ganOf(undecided), tf.tensor1d([5, 6, 7]), tf.tensor1d([0, 1, -2]));
  expect(loss).toBeNear(Math.log(4), FLOAT32);
});

test("a generator judged by a discriminator that cannot tell pays log 2", () => {
  expect(generatorLoss(ganOf(undecided), tf.tensor1d([0, 1, -2]))).toBeNear(Math.LN2, FLOAT32);
});

test("the best discriminator of two known distributions pays log 4 minus twice their divergence", () => {
  const gan = ganOf({ scale: 1, shift: 0, weight: optimum.weight, bias: 0 });
  expect(discriminatorLoss(gan, tf.tensor1d(optimum.real), tf.tensor1d(optimum.fake))).toBeNear(optimum.want, FLOAT32);
});

test("no discriminator pays less than the best one", () => {
  const [data, fakes] = [tf.tensor1d(optimum.real), tf.tensor1d(optimum.fake)];
  forAll([real(-2, 2), real(-2, 2)], (weight, bias) => {
    const loss = discriminatorLoss(ganOf({ scale: 1, shift: 0, weight, bias }), data, fakes).arraySync();
    expect(loss).toBeGreaterThan(optimum.want - FLOAT32);
  });
});

test("twice the same batch costs the same", () => {
  forAll([vector(3), vector(3)], (data, noise) => {
    const losses = [1, 2].map((times) => {
      const [x, z] = [data, noise].map((batch) => tf.tensor1d(new Array<number[]>(times).fill(batch).flat()));
      return [discriminatorLoss(ganOf(start), x!, z!).arraySync(), generatorLoss(ganOf(start), z!).arraySync()];
    });
    expect(losses[1]).toBeNear(losses[0], FLOAT32);
  }, 20); // prettier-ignore
});

test("both losses stay finite when the discriminator is sure and wrong", () => {
  const gan = ganOf({ scale: 1, shift: 0, weight: -1000, bias: 0 });
  expect(discriminatorLoss(gan, tf.tensor1d([2, 1]), tf.tensor1d([-2, -3]))).toBeNear(1500 + 2500, 1e-3);
  expect(generatorLoss(gan, tf.tensor1d([2, 1, 3]))).toBeNear(2000, 1e-3);
});

test("a generator that is seen through still feels the whole slope of the discriminator", () => {
  // D calls a fake of -4 real with probability 1e-7; log(1 - D) would have a slope of that size.
  const gan = ganOf({ scale: 0, shift: -4, weight: 4, bias: 0 });
  const { shift } = gan.generator;
  const { grads } = tf.variableGrads(() => generatorLoss(gan, tf.tensor1d([1, 2])), [shift]);
  expect(grads[shift.name]).toBeNear(-4, 1e-5);
});

test("four turns move all four weights as in PyTorch, after every turn", () => {
  const [gan, optimizers] = [ganOf(start), sgd()];
  for (const turn of turns) {
    play(gan, optimizers, turn);
    expect(weightsOf(gan)).toBeNear(turn.after, FLOAT32);
  }
});

test("each half answers the loss from before its own update, the generator's after the discriminator has moved", () => {
  const [gan, optimizers] = [ganOf(start), sgd()];
  const losses = turns.map((turn) => play(gan, optimizers, turn));
  expect(losses).toBeNear(turns.map((turn) => turn.losses), FLOAT32); // prettier-ignore
});

test("at a generator's rate of 0 only the discriminator moves", () => {
  const gan = ganOf(start);
  play(gan, { ...sgd(), generator: tf.train.sgd(0) }, turns[0]!);
  const { weight, bias } = turns[0]!.after;
  expect(weightsOf(gan)).toBeNear({ ...start, weight, bias }, FLOAT32);
});

test("at a discriminator's rate of 0 only the generator moves", () => {
  const gan = ganOf(start);
  play(gan, { ...sgd(), discriminator: tf.train.sgd(0) }, turns[0]!);
  expect(gan.discriminator).toBeNear({ weight: start.weight, bias: start.bias }, 0);
});

test("where the fakes are the data and D is 1/2, nobody moves", () => {
  const gan = ganOf({ scale: 1, shift: 0, weight: 0, bias: 0 });
  const same = [0.5, -1.25, 3];
  play(gan, sgd(), { real: same, noise: { discriminator: same, generator: [1, 2, 3] } });
  expect(weightsOf(gan)).toBeNear({ scale: 1, shift: 0, weight: 0, bias: 0 }, 1e-7);
});

test("a fixed generator that is the data leaves its discriminator at 1/2", () => {
  const gan = ganOf({ scale: 1, shift: 0, weight: 2, bias: -1 });
  const same = [-1, 1, 0.5, -0.5];
  const optimizers = { discriminator: tf.train.sgd(1), generator: tf.train.sgd(0) };
  for (let turn = 0; turn < 60; turn++)
    play(gan, optimizers, { real: same, noise: { discriminator: same, generator: same } });
  expect(gan.discriminator).toBeNear({ weight: 0, bias: 0 }, 1e-3);
});

test("a turn leaves nothing behind but the two losses", () => {
  const [gan, optimizers, x] = [ganOf(start), sgd(), tf.tensor1d([1, 2])];
  const noise = { discriminator: tf.tensor1d([0.5, -1]), generator: tf.tensor1d([2, 0.25]) };
  expect(leftBy(() => ganStep(gan, optimizers, x, noise))).toBe(2);
});
