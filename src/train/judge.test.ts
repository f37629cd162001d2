import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import "#kit/cpu";
import "#kit/matchers";
import { tf, type Tensor2D, type Tensor4D } from "#kit/tf";
import type { Pass } from "#lesson/02-xo/train-digits";
import { withAverages } from "./average.ts";
import { saveCheckpoint, type Checkpoint } from "./checkpoint.ts";
import { averagesAt, classBalance, confidence, loadJudge, opinionsOf } from "./judge.ts";
import { capture } from "./state.ts";

/** A network that sees the first two pixels and adds them. */
const look = (images: Tensor4D): Pass => {
  const flat: Tensor2D = tf.reshape(images, [images.shape[0], -1]);
  const features = tf.slice2d(flat, [0, 0], [-1, 2]);
  return { features, logits: tf.concat2d([features, tf.sum<Tensor2D>(features, 1, true)], 1) };
};
const images = (count: number): Tensor4D => tf.reshape(tf.range(0, count * 4), [count, 2, 2, 1]);

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "tamrin-judge-"));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

async function saved(changes: Partial<Checkpoint>): Promise<string> {
  const path = join(await folder(), "best.ckpt");
  const run = { recipe: "digits", seed: 1, epochs: 1, step: 1, backend: "cpu", best: null, state: [] };
  await saveCheckpoint(path, { ...run, ...changes });
  return path;
}

test("every image is judged once, in order, however many there are", async () => {
  const { probabilities, features } = await opinionsOf(look, images(501));
  expect(features).toBeNear(Array.from({ length: 501 }, (_, n) => [4 * n, 4 * n + 1]), 0); // prettier-ignore
  expect(probabilities).toBeNear(tf.softmax(look(images(501)).logits).arraySync(), 1e-6);
});

test("judging leaves no tensor behind", async () => {
  const some = images(3);
  const before = tf.memory().numTensors;
  await opinionsOf(look, some);
  expect(tf.memory().numTensors).toBe(before);
});

test("the judge's weights are the averages in the checkpoint, and nothing else stays in memory", async () => {
  const variables = withAverages({ votes: tf.variable(tf.tensor2d([[1, 2]])), bias: tf.variable(tf.scalar(3)) });
  variables.votes!.assign(tf.tensor2d([[8, 9]]));
  const state = await capture({ variables, optimizers: { adam: tf.train.adam(0.1) } });
  const before = tf.memory().numTensors;
  const weights = averagesAt(state);
  expect(tf.memory().numTensors - before).toBe(2);
  expect(weights).toBeNear({ votes: [[1, 2]], bias: 3 }, 0);
});

test("without a finished run, it says which one is missing", async () => {
  const root = await folder();
  const path = join(root, "runs", "digits", "best.ckpt");
  await expect(loadJudge(root)).rejects.toThrow(
    `there is no ${path}, and the digits are judged by the network in it; run tamrin train digits first`,
  );
});

test("a run of something else is refused", async () => {
  const path = await saved({ recipe: "xo" });
  const wanted = `${path} cannot judge digits: it is a run of xo; run tamrin train digits anew`;
  await expect(loadJudge("/", path)).rejects.toThrow(wanted);
});

test("a damaged file is refused", async () => {
  const path = join(await folder(), "best.ckpt");
  await writeFile(path, "nothing");
  await expect(loadJudge("/", path)).rejects.toThrow("it is no whole checkpoint");
});

test("confidence is the mean of the highest probabilities", () => {
  expect(confidence([[0.75, 0.25, 0], [0.2, 0.3, 0.5]])).toBeNear(0.625, 1e-15); // prettier-ignore
});

test("the balance is 1 for even shares, 0 for one digit alone, and lies between elsewhere", () => {
  const balances = [
    [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]],
    [[1, 0, 0, 0], [1, 0, 0, 0]],
    [[1, 0, 0, 0], [0, 0, 1, 0]],
  ].map(classBalance); // prettier-ignore
  expect(balances).toBeNear([1, 0, 0.5], 1e-15);
});
