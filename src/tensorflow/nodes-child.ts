/** Trains a line through three points for five steps on native TensorFlow; prints the losses as JSON. */
import { tf } from "../../kit/tf.ts";
import { loadNative } from "./native.ts";

const { version } = loadNative(process.cwd());
const [x, y] = [tf.tensor1d([0, 1, 2]), tf.tensor1d([1, 3, 5])];
const [slope, shift] = [tf.variable(tf.scalar(0)), tf.variable(tf.scalar(0))];
const optimizer = tf.train.adam(0.1);
const losses = Array.from({ length: 5 }, () => {
  const loss = optimizer.minimize(() => slope.mul(x).add(shift).sub(y).square().mean(), true)!;
  return loss.dataSync()[0]!;
});
process.stdout.write(`${JSON.stringify({ version, backend: tf.getBackend(), losses })}\n`);
