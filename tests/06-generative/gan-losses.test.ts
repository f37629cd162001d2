import { expect, test } from "vitest";
import fixture from "#fixtures/06-generative/gan-losses.json";
import "#kit/cpu";
import { forAll, real as number, vector } from "#kit/property";
import "#kit/matchers";
import { tf, type Scalar, type Tensor1D } from "#kit/tf";
import { discriminatorLoss, nonSaturatingLoss, saturatingLoss } from "#lesson/06-generative/gan-losses";

const { batch, games } = fixture.cases;

// A handful of numbers of size 1 in float32, against float64.
const FLOAT32 = 3e-7;

const logits = (values: number[]) => tf.tensor1d(values);

/** The slope of a loss of the generator along each logit. */
const slopeOf = (loss: (made: Tensor1D) => Scalar, made: number[]) => tf.grad((x) => loss(x as Tensor1D))(logits(made));

/** The slope of the discriminator's loss along each logit. */
function slopesOf(real: number[], made: number[]) {
  const loss = (a: unknown, b: unknown) => discriminatorLoss(a as Tensor1D, b as Tensor1D);
  const [ofReal, ofMade] = tf.grads(loss)([logits(real), logits(made)]);
  return { real: ofReal, made: ofMade };
}

/** Runs `work` and answers how many tensors it left behind. */
function leftBy(work: () => void): number {
  const before = tf.memory().numTensors;
  work();
  return tf.memory().numTensors - before;
}

test("all three losses are those of PyTorch, for batches of different sizes", () => {
  expect(discriminatorLoss(logits(batch.real), logits(batch.made))).toBeNear(batch.discriminator.loss, FLOAT32);
  expect(saturatingLoss(logits(batch.made))).toBeNear(batch.saturating.loss, FLOAT32);
  expect(nonSaturatingLoss(logits(batch.made))).toBeNear(batch.nonSaturating.loss, FLOAT32);
});

test("the discriminator's slope along every logit is that of PyTorch's autograd", () => {
  expect(slopesOf(batch.real, batch.made)).toBeNear(batch.discriminator.slope, FLOAT32);
});

test("the generator's slopes along every logit are those of PyTorch's autograd", () => {
  expect(slopeOf(saturatingLoss, batch.made)).toBeNear(batch.saturating.slope, FLOAT32);
  expect(slopeOf(nonSaturatingLoss, batch.made)).toBeNear(batch.nonSaturating.slope, FLOAT32);
});

test("a discriminator that cannot tell pays log 4, and its fakes -log 2 or log 2", () => {
  expect(discriminatorLoss(logits([0, 0, 0]), logits([0]))).toBeNear(Math.log(4), FLOAT32);
  expect(saturatingLoss(logits([0, 0]))).toBeNear(-Math.LN2, FLOAT32);
  expect(nonSaturatingLoss(logits([0, 0]))).toBeNear(Math.LN2, FLOAT32);
});

test("where D is 1/2 it is pulled up by the real and down by the made, half a unit each", () => {
  expect(slopesOf([0, 0], [0])).toBeNear({ real: [-0.25, -0.25], made: [0.5] }, 1e-7);
});

test("a discriminator that says 3/4 pays -log 3/4 for a real example and -log 1/4 for a made one", () => {
  const threeQuarters = logits([Math.log(3)]);
  expect(discriminatorLoss(threeQuarters, threeQuarters)).toBeNear(Math.log(16 / 3), FLOAT32);
  expect(saturatingLoss(threeQuarters)).toBeNear(Math.log(1 / 4), FLOAT32);
  expect(nonSaturatingLoss(threeQuarters)).toBeNear(-Math.log(3 / 4), FLOAT32);
});

test("the best discriminator of two distributions is worth -log 4 and twice their divergence", () => {
  for (const { p, g, divergence } of games) {
    const best = p.map((count, i) => Math.log(count / g[i]!));
    /** Each value's logit, as often as the distribution says. */
    const drawn = (counts: number[]) => logits(counts.flatMap((count, i) => Array<number>(count).fill(best[i]!)));
    expect(discriminatorLoss(drawn(p), drawn(g))).toBeNear(Math.log(4) - 2 * divergence, FLOAT32);
  }
});

test("no other discriminator pays less than the best one", () => {
  const [{ divergence }] = games;
  forAll([vector(3)], ([a, b, c]) => {
    const loss = discriminatorLoss(logits([a!, a!, b!, c!]), logits([a!, b!, c!, c!])).arraySync();
    expect(loss).toBeGreaterThan(Math.log(4) - 2 * divergence - FLOAT32);
  });
});

test("logits of 1000 cost nothing where they are right and 1000 where they are wrong", () => {
  const [sure, opposite] = [logits([1000, 998]), logits([-1000, -990])];
  expect(discriminatorLoss(sure, opposite)).toBeNear(0, 1e-7);
  expect(discriminatorLoss(opposite, sure)).toBeNear(995 + 999, 1e-3);
  expect(nonSaturatingLoss(opposite)).toBeNear(995, 1e-3);
  expect(saturatingLoss(sure)).toBeNear(-999, 1e-3);
});

test("the slopes at logits of ±1000 are 0 and 1 over the number of examples, never NaN", () => {
  expect(slopesOf([-1000, 1000], [1000, -1000])).toBeNear({ real: [-0.5, 0], made: [0.5, 0] }, 1e-7);
});

test("where the discriminator is sure of a fake the saturating loss is flat and the other is steepest", () => {
  expect(slopeOf(saturatingLoss, [-20, -1000])).toBeNear([0, 0], 2e-9);
  expect(slopeOf(nonSaturatingLoss, [-20, -1000])).toBeNear([-0.5, -0.5], 1e-7);
});

test("both losses of the generator fall as its examples are believed", () => {
  forAll([number(-5, 5), number(0.1, 5)], (logit, more) => {
    for (const loss of [saturatingLoss, nonSaturatingLoss]) {
      const [doubted, believed] = [logit, logit + more].map((value) => loss(logits([value])).arraySync());
      expect(believed).toBeLessThan(doubted!);
    }
  });
});

test("what the discriminator pays for fakes is what the saturating generator gains", () => {
  forAll([vector(4)], (made) => {
    const sum = tf.add(discriminatorLoss(logits([1000]), logits(made)), saturatingLoss(logits(made)));
    expect(sum).toBeNear(0, 1e-6);
  });
});

test("the discriminator's loss is convex along its logits: a fixed generator has one best opponent", () => {
  forAll([vector(3), vector(3)], (a, b) => {
    const middle = a.map((value, i) => (value + b[i]!) / 2);
    const loss = (values: number[]) => discriminatorLoss(logits(values), logits(values)).arraySync();
    expect(loss(middle)).toBeLessThan((loss(a) + loss(b)) / 2 + 1e-6);
  });
});

test("a loss leaves nothing behind but itself", () => {
  const [real, made] = [logits(batch.real), logits(batch.made)];
  expect(leftBy(() => discriminatorLoss(real, made))).toBe(1);
  expect(leftBy(() => saturatingLoss(made))).toBe(1);
  expect(leftBy(() => nonSaturatingLoss(made))).toBe(1);
});
