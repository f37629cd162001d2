import { expect, test } from "vitest";
import fixture from "#fixtures/05-unsupervised/autoencoder.json";
import "#kit/cpu";
import "#kit/matchers";
import { seeded } from "#kit/random";
import { tf } from "#kit/tf";
import {
  decode,
  encode,
  reconstructionLoss,
  trainStep,
  type Activation,
  type Weights,
} from "#lesson/05-unsupervised/autoencoder";

const { weights: given, rate, cloud } = fixture.cases;
const runs = fixture.cases.runs.map((run) => ({ ...run, activation: run.activation as Activation }));

// Sums of four products of size 1 in float32, against float64.
const FLOAT32 = 1e-6;

const x = () => tf.tensor2d(fixture.cases.x);
const weightsOf = (values: typeof given): Weights => ({
  encoder: tf.variable(tf.tensor(values.encoder)),
  encoderBias: tf.variable(tf.tensor(values.encoderBias)),
  decoder: tf.variable(tf.tensor(values.decoder)),
  decoderBias: tf.variable(tf.tensor(values.decoderBias)),
});

/** Random weights from 5 numbers to `K` and back. */
function fresh(K: number, seed: number, size = 1): Weights {
  const random = seeded(seed);
  const draw = (...shape: number[]) =>
    tf.variable(
      tf.tensor(
        Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => random.normal(0, size)),
        shape,
      ),
    );
  return { encoder: draw(5, K), encoderBias: draw(K), decoder: draw(K, 5), decoderBias: draw(5) };
}

/** The variance that PCA loses when it keeps `K` directions of the cloud. */
const droppedAfter = (K: number) => cloud.eigenvalues.slice(K).reduce((sum, value) => sum + value, 0);

/** Runs `work` and answers how many tensors it left behind. */
function leftBy(work: () => void): number {
  const before = tf.memory().numTensors;
  work();
  return tf.memory().numTensors - before;
}

test("the codes are those of PyTorch, bent by tanh or not at all", () => {
  for (const { activation, code } of runs) expect(encode(weightsOf(given), x(), activation)).toBeNear(code, FLOAT32);
});

test("a tanh code stays in -1..1 for examples of any size", () => {
  const far = tf.tensor2d([[1000, -2000, 500, 3000], [-1000, 10, 0, -7]]); // prettier-ignore
  const code = encode(weightsOf(given), far, "tanh").arraySync();
  expect(code.flat().every((value) => Math.abs(value) <= 1)).toBe(true);
});

test("the examples come back as in PyTorch", () => {
  for (const { code, reconstruction } of runs) {
    expect(decode(weightsOf(given), tf.tensor2d(code))).toBeNear(reconstruction, FLOAT32);
  }
});

test("a code of zero comes back as the bias of the decoder", () => {
  expect(decode(weightsOf(given), tf.zeros([1, 2]))).toBeNear([given.decoderBias], 1e-7);
});

test("the loss is the mean over the examples of their squared distance", () => {
  for (const { activation, losses } of runs) {
    expect(reconstructionLoss(weightsOf(given), x(), activation)).toBeNear(losses[0], FLOAT32);
  }
});

test("an example worked by hand: 3 and 4 that come back as 0 and 0 are 25 away", () => {
  const nothing = { encoder: [[0], [0]], encoderBias: [0], decoder: [[0, 0]], decoderBias: [0, 0] };
  expect(reconstructionLoss(weightsOf(nothing), tf.tensor2d([[3, 4], [0, 0]]), "linear")).toBeNear(12.5, 0); // prettier-ignore
});

test("two steps of gradient descent move both halves as in PyTorch", () => {
  for (const { activation, weights: want } of runs) {
    const [weights, optimizer] = [weightsOf(given), tf.train.sgd(rate)];
    trainStep(weights, optimizer, x(), activation);
    trainStep(weights, optimizer, x(), activation);
    expect(weights).toBeNear(want, FLOAT32);
  }
});

test("a step answers the loss from before its update", () => {
  for (const { activation, losses } of runs) {
    const [weights, optimizer] = [weightsOf(given), tf.train.sgd(rate)];
    const got = [1, 2].map(() => trainStep(weights, optimizer, x(), activation).arraySync());
    expect(got).toBeNear(losses, FLOAT32);
  }
});

test("no weights, however chosen, lose less than the eigenvalues that PCA drops", () => {
  const data = tf.tensor2d(cloud.x);
  for (let seed = 0; seed < 40; seed++) {
    const [K, activation] = [1 + (seed % 4), (["linear", "tanh"] as const)[seed % 2]];
    const loss = reconstructionLoss(fresh(K, seed, 0.1 + (seed % 5) / 4), data, activation).arraySync();
    // A loss of about 10 in float32.
    expect(loss).toBeGreaterThan(droppedAfter(K) - 1e-5);
  }
});

test("linear units reach what PCA drops, and never get below it", () => {
  const data = tf.tensor2d(cloud.x);
  const [weights, optimizer] = [fresh(2, 5, 0.3), tf.train.momentum(0.02, 0.9)];
  for (let step = 0; step < 300; step++) trainStep(weights, optimizer, data, "linear").dispose();
  const excess = reconstructionLoss(weights, data, "linear").arraySync() - droppedAfter(2);
  // 1/1000 of the smallest eigenvalue: the directions are found, not just their size.
  expect(excess).toBeNear(0, 3e-5);
  expect(excess).toBeGreaterThan(-1e-6);
});

test("a step leaves nothing behind but the loss", () => {
  const [weights, optimizer, data] = [weightsOf(given), tf.train.sgd(rate), x()];
  expect(leftBy(() => trainStep(weights, optimizer, data, "tanh"))).toBe(1);
});

test("code and reconstruction leave one tensor each", () => {
  const [weights, data] = [weightsOf(given), x()];
  expect(leftBy(() => encode(weights, data, "tanh"))).toBe(1);
  expect(leftBy(() => decode(weights, tf.zeros([3, 2])))).toBe(2);
});
