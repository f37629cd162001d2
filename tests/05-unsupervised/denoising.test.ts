import { expect, test } from "vitest";
import fixture from "#fixtures/05-unsupervised/denoising.json";
import "#kit/cpu";
import "#kit/matchers";
import { seeded } from "#kit/random";
import { tf, type Tensor4D } from "#kit/tf";
import {
  corrupt,
  initialise,
  restorationLoss,
  restore,
  trainStep,
  type Weights,
} from "#lesson/05-unsupervised/denoising";

const { weights: given, factor, training } = fixture.cases;

// Five layers of sums of up to 27 products in float32, against float64.
const FLOAT32 = 3e-6;

const images = (values: number[][][]): Tensor4D => tf.expandDims(tf.tensor3d(values), 3);
const clean = () => images(fixture.cases.clean);
const noise = () => images(fixture.cases.noise);
const spoiled = () => images(fixture.cases.spoiled);
const weightsOf = (values: typeof given): Weights =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, tf.variable(tf.tensor(value))])) as Weights;

/** One row of pixels, as an image of its own. */
const row = (...pixels: number[]): Tensor4D => tf.tensor4d(pixels, [1, 1, pixels.length, 1]);

/** A network that answers `logit` to every pixel, whatever it is shown. */
function always(logit: number): Weights {
  const weights = initialise(1, 2);
  weights.pixels.assign(tf.zeros([3, 3, 2, 1]));
  weights.pixelBias.assign(tf.tensor1d([logit]));
  return weights;
}

/** Runs `work` and answers how many tensors it left behind. */
function leftBy(work: () => void): number {
  const before = tf.memory().numTensors;
  work();
  return tf.memory().numTensors - before;
}

test("five layers of windows of 3 x 3, each with its bias", () => {
  const shapes = Object.entries(initialise(3, 5)).map(([name, { shape }]) => [name, shape]);
  expect(Object.fromEntries(shapes)).toEqual({
    ...{ down1: [3, 3, 1, 5], downBias1: [5], down2: [3, 3, 5, 5], downBias2: [5] },
    ...{ up1: [3, 3, 5, 5], upBias1: [5], up2: [3, 3, 5, 5], upBias2: [5], pixels: [3, 3, 5, 1], pixelBias: [1] },
  });
});

test("filters start within the limit of their fans, drawn in order, and biases at zero", () => {
  const random = seeded(11);
  const fans = [[9, 18], [18, 18], [18, 18], [18, 18], [18, 9]]; // prettier-ignore
  const drawn = fans.map(([fanIn, fanOut]) => {
    const limit = Math.sqrt(6 / (fanIn + fanOut));
    return Array.from({ length: (fanIn * fanOut) / 9 }, () => random.uniform(-limit, limit));
  });
  const { down1, down2, up1, up2, pixels, ...biases } = initialise(11, 2);
  const got = [down1, down2, up1, up2, pixels].map((weights) => tf.reshape(weights, [-1]).arraySync());
  // Rounding to float32.
  expect(got).toBeNear(drawn, 5e-8);
  expect(tf.concat(Object.values(biases))).toBeNear(new Array<number>(9).fill(0), 0);
});

test("a row worked by hand: noise is scaled, added and cut off at paper and ink", () => {
  const got = corrupt(row(0, 0.5, 0.5, 1, 1), row(-1, 1, -0.5, 2, -3), 0.25);
  expect(got).toBeNear([[[[0], [0.75], [0.375], [1], [0.25]]]], 0);
});

test("the spoiled images are those of PyTorch", () => {
  expect(corrupt(clean(), noise(), factor)).toBeNear(spoiled().arraySync(), 1e-7);
});

test("a factor of zero leaves every image as it is", () => {
  expect(corrupt(clean(), noise(), 0)).toBeNear(clean().arraySync(), 0);
});

test("a spoiled image is still an image, however strong the noise", () => {
  const pixels = corrupt(clean(), noise(), 50).dataSync<"float32">();
  expect(pixels.every((pixel) => pixel >= 0 && pixel <= 1)).toBe(true);
  expect(new Set(pixels).size).toBeGreaterThan(1);
});

test("the logits of two images without symmetry are those of PyTorch", () => {
  const logits = tf.squeeze(restore(weightsOf(given), spoiled()), [3]);
  expect(logits).toBeNear(fixture.cases.logits, FLOAT32);
});

test("an image comes back in the size that it had", () => {
  expect(restore(initialise(1, 2), tf.zeros([3, 12, 12, 1])).shape).toEqual([3, 12, 12, 1]);
});

test("a restored image depends on its own pixels only, not on the others of the batch", () => {
  const weights = weightsOf(given);
  const alone = restore(weights, tf.slice(spoiled(), [1], [1])).arraySync();
  expect(tf.slice(restore(weights, spoiled()), [1], [1])).toBeNear(alone, 1e-7);
});

test("the loss compares with the clean image, and is a mean over pixels and images", () => {
  expect(restorationLoss(weightsOf(given), clean(), spoiled())).toBeNear(training.losses[0], FLOAT32);
});

test("a network that cannot tell loses log 2 at every pixel", () => {
  expect(restorationLoss(always(0), clean(), spoiled())).toBeNear(Math.LN2, 1e-7);
});

test("an image worked by hand: probability 3/4 of ink, ink on a quarter of the pixels", () => {
  const quarter = tf.tile(row(1, 0, 0, 0), [1, 4, 1, 1]);
  const want = (Math.log(4 / 3) + 3 * Math.log(4)) / 4;
  expect(restorationLoss(always(Math.log(3)), quarter as Tensor4D, tf.zeros([1, 4, 4, 1]))).toBeNear(want, 2e-7);
});

test("the loss survives logits of 1000", () => {
  const quarter = tf.tile(row(1, 0, 0, 0), [2, 4, 1, 1]) as Tensor4D;
  const seen = tf.zeros<typeof quarter.rankType>([2, 4, 4, 1]);
  expect(restorationLoss(always(1000), quarter, seen)).toBeNear(750, 1e-3);
  expect(restorationLoss(always(-1000), quarter, seen)).toBeNear(250, 1e-3);
});

test("two steps of gradient descent move all five layers as in PyTorch", () => {
  const [weights, optimizer] = [weightsOf(given), tf.train.sgd(training.rate)];
  trainStep(weights, optimizer, clean(), noise(), factor);
  trainStep(weights, optimizer, clean(), noise(), factor);
  expect(weights).toBeNear(training.weights, FLOAT32);
});

test("a step answers the loss from before its update", () => {
  const [weights, optimizer] = [weightsOf(given), tf.train.sgd(training.rate)];
  const got = [1, 2].map(() => trainStep(weights, optimizer, clean(), noise(), factor).arraySync());
  expect(got).toBeNear(training.losses, FLOAT32);
});

test("ten steps on stripes bring back more than the noise took", () => {
  const random = seeded(8);
  const stripes = tf.tile(row(0, 0, 1, 1, 0, 0, 1, 1), [2, 8, 1, 1]) as Tensor4D;
  const fresh = () =>
    tf.tensor4d(
      Float32Array.from({ length: 128 }, () => random.normal()),
      [2, 8, 8, 1],
    );
  const [weights, optimizer] = [initialise(1, 4), tf.train.adam(0.03)];
  for (let step = 0; step < 10; step++) trainStep(weights, optimizer, stripes, fresh(), 0.4).dispose();
  const spoiledAgain = corrupt(stripes, fresh(), 0.4);
  const errorOf = (got: Tensor4D) => tf.mean(tf.squaredDifference(got, stripes)).arraySync() as number;
  // One pixel in 256 that is ink for paper would already make 0.004; the noise makes 0.08.
  expect(errorOf(tf.sigmoid(restore(weights, spoiledAgain)))).toBeLessThan(errorOf(spoiledAgain) / 20);
});

test("a step leaves nothing behind but the loss", () => {
  const [weights, optimizer, batch, noises] = [weightsOf(given), tf.train.sgd(0.1), clean(), noise()];
  expect(leftBy(() => trainStep(weights, optimizer, batch, noises, factor))).toBe(1);
});

test("spoiled and restored images leave one tensor each, and fresh weights ten", () => {
  const [weights, batch, noises] = [weightsOf(given), clean(), noise()];
  expect(leftBy(() => corrupt(batch, noises, factor))).toBe(1);
  expect(leftBy(() => restore(weights, batch))).toBe(1);
  expect(leftBy(() => initialise(1, 2))).toBe(10);
});
