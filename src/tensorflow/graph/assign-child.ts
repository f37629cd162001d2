/**
 * Runs a compiled step time after time, and before each run assigns every variable anew from JavaScript's memory. Prints
 * how many runs it came through.
 */
import { tf, type Scalar } from "../../../kit/tf.ts";
import { loadNative } from "../native.ts";
import { compile } from "./compile.ts";

const [VARIABLES, RUNS] = [500, 80];

loadNative(process.cwd());
const lent = (value: number) => tf.tensor(new Float32Array(16).fill(value));
const variables = Array.from({ length: VARIABLES }, () => tf.variable(lent(0)));
const optimizer = tf.train.adam(0.1);
const lossOf = () => tf.addN(variables.map((variable) => tf.sum<Scalar>(tf.square(variable))));
const step = compile(() => ({ loss: optimizer.minimize(lossOf, true)! }), {
  optimizers: [optimizer],
});
let runs = 0;
for (; runs < RUNS; runs++) {
  for (const variable of variables) tf.tidy(() => variable.assign(lent(runs)));
  tf.dispose(step({}));
}
process.stdout.write(JSON.stringify({ runs, eager: step.eager }));
