/** The program of the probe: loads native TensorFlow, takes one gradient with it, prints what it found as JSON. */
import { tf } from "../../../kit/tf.ts";
import { loadNative } from "../native.ts";

const native = loadNative(process.cwd());
const slope = tf
  .grad((x) => tf.matMul(x, x).sum())(tf.eye(2))
  .dataSync();
if (slope.some((value) => value !== 2)) throw new Error(`d sum(x x) at the identity is 2 everywhere, got ${slope}`);
process.stdout.write(`${JSON.stringify(native)}\n`);
