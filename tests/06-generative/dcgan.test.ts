import { expect, test } from "vitest";
import fixture from "#fixtures/06-generative/dcgan.json";
import "#kit/cpu";
import "#kit/matchers";
import { drawnNoise } from "#kit/noise";
import { seeded } from "#kit/random";
import { tf, type Scalar, type Tensor1D, type Tensor2D, type Tensor4D, type Variable } from "#kit/tf";
import { ganStep, generate, initialise, judge, type Gan, type Losses } from "#lesson/06-generative/dcgan";

const { start, forward, rates, turns } = fixture.cases;

// Sums of up to 150 products of size 1 in float32, against float64 cut after seven decimals.
const FLOAT32 = 2e-6;

/** Every array a trainable tensor, under the same names. */
const trainable = <T extends object>(arrays: T) =>
  Object.fromEntries(Object.entries(arrays).map(([name, values]) => [name, tf.variable(tf.tensor(values))])) as {
    [Name in keyof T]: Variable;
  };

const ganOf = ({ generator, discriminator }: typeof start): Gan => ({
  generator: trainable(generator),
  discriminator: trainable(discriminator),
});

/** -log sigmoid(logit), the mean. */
const believed = (logits: Tensor1D): Scalar => tf.mean(tf.softplus(tf.neg(logits)));
const losses: Losses = {
  discriminator: (real, made) => tf.add(believed(real), believed(tf.neg(made))),
  generator: believed,
};

const optimizersOf = ({ discriminator, generator } = rates) => ({
  discriminator: tf.train.sgd(discriminator),
  generator: tf.train.sgd(generator),
});

type Turn = (typeof turns)[number];

/** [N, 28, 28] of pixels as [N, 28, 28, 1]. */
const imagesOf = (pixels: number[][][]) => tf.expandDims<Tensor4D>(tf.tensor3d(pixels), 3);

function play(gan: Gan, optimizers: ReturnType<typeof optimizersOf>, { real, noise }: Turn) {
  const { discriminator, generator } = noise;
  return ganStep(gan, optimizers, losses, imagesOf(real), {
    discriminator: tf.tensor2d(discriminator),
    generator: tf.tensor2d(generator),
  });
}

/** Runs `work` and answers how many tensors it left behind. */
function leftBy(work: () => void): number {
  const before = tf.memory().numTensors;
  work();
  return tf.memory().numTensors - before;
}

const normal = (seed: number, shape: number[]) => drawnNoise(seeded(seed)).normal(shape) as Tensor2D;

test("the made images are those of PyTorch, normalised over their own batch", () => {
  const { images } = generate(ganOf(start).generator, tf.tensor2d(forward.noise));
  expect(tf.squeeze(images, [3])).toBeNear(forward.images, FLOAT32);
});

test("the moments that were used come along, first layer first", () => {
  const { moments } = generate(ganOf(start).generator, tf.tensor2d(forward.noise));
  expect(moments.map(({ mean, variance }) => ({ mean, variance }))).toBeNear(forward.moments, FLOAT32);
});

test("with the moments of another batch, the images are those of PyTorch at inference", () => {
  const { generator } = ganOf(start);
  const { moments } = generate(generator, tf.tensor2d(forward.noise));
  const { images } = generate(generator, tf.tensor2d(forward.other.noise), moments);
  expect(tf.squeeze(images, [3])).toBeNear(forward.other.images, FLOAT32);
});

test("with kept moments a noise gives the same image in any company", () => {
  const { generator } = ganOf(start);
  const { moments } = generate(generator, normal(1, [8, 3]));
  const [noise, company] = [normal(2, [1, 3]), normal(3, [3, 3])];
  const alone = generate(generator, noise, moments).images;
  const among = generate(generator, tf.concat([noise, company]), moments).images;
  expect(tf.slice(among, 0, 1)).toBeNear(alone.arraySync(), 1e-6);
});

test("worked by hand: four places meet in a pixel, two at an edge, one in a corner", () => {
  // Filters of ones and a map of 0.1 everywhere: noise of 0 leaves nothing but the shift.
  const [F1, F2, Z] = [1, 1, 2];
  const { generator } = initialise(1, { Z, F1, F2 });
  generator.pixels.assign(tf.ones([4, 4, 1, F1]));
  generator.growShift.assign(tf.tensor1d([0.1]));
  const image = tf.squeeze(generate(generator, tf.zeros([1, Z])).images).arraySync() as unknown as number[][];
  const [corner, edge, inside] = [image[0]![0]!, image[0]![14]!, image[14]![14]!];
  expect({ corner, edge, inside }).toBeNear(
    { corner: Math.tanh(0.1), edge: Math.tanh(0.2), inside: Math.tanh(0.4) },
    1e-6,
  );
});

test("noise of size 1000 is made into images in -1..1 all the same", () => {
  const { images } = generate(ganOf(start).generator, tf.mul<Tensor2D>(1000, normal(4, [3, 3])));
  expect(tf.max(tf.abs(images)).arraySync()).toBeLessThanOrEqual(1);
});

test("the logits are those of PyTorch, one number for each image", () => {
  expect(judge(ganOf(start).discriminator, imagesOf(forward.real))).toBeNear(forward.logits, FLOAT32);
});

test("images are judged against their own batch: said twice, they are judged the same", () => {
  const { discriminator } = ganOf(start);
  const twice = judge(discriminator, imagesOf([...forward.real, ...forward.real]));
  expect(twice).toBeNear([...forward.logits, ...forward.logits], FLOAT32);
});

test("two turns move both players as in PyTorch, after every turn", () => {
  const [gan, optimizers] = [ganOf(start), optimizersOf()];
  for (const turn of turns) {
    play(gan, optimizers, turn);
    expect(gan.discriminator).toBeNear(turn.discriminator.after, FLOAT32);
    expect(gan.generator).toBeNear(turn.generator.after, FLOAT32);
  }
});

test("each half answers the loss from before its own update, the generator's after the discriminator has moved", () => {
  const [gan, optimizers] = [ganOf(start), optimizersOf()];
  const got = turns.map((turn) => play(gan, optimizers, turn));
  const want = turns.map(({ discriminator, generator }) => ({
    discriminator: discriminator.loss,
    generator: generator.loss,
  }));
  expect(got).toBeNear(want, FLOAT32);
});

test("at a generator's rate of 0 the discriminator moves and the generator stays", () => {
  const gan = ganOf(start);
  play(gan, optimizersOf({ ...rates, generator: 0 }), turns[0]!);
  expect(gan.discriminator).toBeNear(turns[0]!.discriminator.after, FLOAT32);
  // float32 of the start itself.
  expect(gan.generator).toBeNear(start.generator, 1e-7);
});

test("at a discriminator's rate of 0 it stays, and the generator moves", () => {
  const gan = ganOf(start);
  play(gan, optimizersOf({ ...rates, discriminator: 0 }), turns[0]!);
  expect(gan.discriminator).toBeNear(start.discriminator, 1e-7);
  expect(gan.generator).not.toBeNear(start.generator, 1e-3);
});

test("the same seed gives the same two players, of the sizes that were asked for", () => {
  const sizes = { Z: 5, F1: 2, F2: 3 };
  const [one, two] = [initialise(8, sizes), initialise(8, sizes)];
  for (const name of ["generator", "discriminator"] as const) {
    const same = Object.values(two[name]).map((variable) => variable.arraySync());
    expect(Object.values(one[name])).toBeNear(same, 0);
    const shapes = Object.entries(start[name]).map(([part, values]) => [part, tf.tensor(values).shape.slice(-1)]);
    expect(Object.entries(one[name]).map(([part, { shape }]) => [part, shape.slice(-1)])).toEqual(shapes);
  }
});

test("a turn leaves nothing behind but the two losses", () => {
  const [gan, optimizers, real] = [ganOf(start), optimizersOf(), imagesOf(forward.real)];
  const noise = { discriminator: normal(5, [2, 3]), generator: normal(6, [2, 3]) };
  expect(leftBy(() => ganStep(gan, optimizers, losses, real, noise))).toBe(2);
});

test("images leave one tensor and the moments of two layers, kept ones nothing new; logits leave one", () => {
  const [{ generator, discriminator }, noise, real] = [ganOf(start), normal(7, [2, 3]), imagesOf(forward.real)];
  const { moments } = generate(generator, noise);
  expect(leftBy(() => generate(generator, noise))).toBe(5);
  expect(leftBy(() => generate(generator, noise, moments))).toBe(1);
  expect(leftBy(() => judge(discriminator, real))).toBe(1);
});
