/**
 * One training step of three small networks on `cpu` and on `webgpu`, and transposed whole numbers; prints as JSON how far
 * apart they end, relative to the largest number. A process of its own: Dawn reads the environment once, and must not
 * keep the process from ending.
 */
import {
  tf,
  type Scalar,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
  type Variable,
} from "../../../kit/tf.ts";
import "../../../kit/cpu.ts";
import { startWebgpu } from "./backend.ts";

type Network = () => { variables: Variable[]; loss(): Scalar };

const noise = <T extends Tensor>(shape: number[], seed: number): T =>
  tf.randomUniform(shape, -0.5, 0.5, "float32", seed) as Tensor as T;
const weight = (shape: number[], seed: number): Variable => tf.variable(noise(shape, seed));

const networks: Record<string, Network> = {
  convolutional() {
    const [filters, shift, votes] = [weight([3, 3, 1, 4], 1), weight([4], 2), weight([36, 3], 3)];
    const [images, labels] = [noise<Tensor4D>([5, 8, 8, 1], 4), tf.tensor1d([0, 1, 2, 1, 0], "int32")];
    const loss = () => {
      const maps = tf.relu(tf.add<Tensor4D>(tf.conv2d(images, filters as Tensor4D, 1, "valid"), shift));
      const logits = tf.matMul(tf.reshape(tf.maxPool(maps, 2, 2, "same"), [5, 36]), votes as Tensor2D);
      return tf.neg(tf.mean<Scalar>(tf.sum(tf.mul(tf.oneHot(labels, 3), tf.logSoftmax(logits)), 1)));
    };
    return { variables: [filters, shift, votes], loss };
  },
  variational() {
    const [encoder, decoder, shift] = [weight([12, 4], 1), weight([2, 12], 2), weight([12], 3)];
    const [x, epsilon] = [tf.abs(noise([6, 12], 4)), noise([6, 2], 5)];
    const loss = () => {
      const [mean, logVariance] = tf.split(tf.leakyRelu(tf.matMul(x, encoder)), 2, 1) as [Tensor2D, Tensor2D];
      const z = tf.add(mean, tf.mul(tf.exp(tf.mul(logVariance, 0.5)), epsilon));
      const logits = tf.add(tf.matMul(z, decoder), shift);
      const divergence = tf.sum(tf.sub(tf.add(tf.square(mean), tf.exp(logVariance)), tf.add(logVariance, 1)));
      return tf.add<Scalar>(tf.sum(tf.sub(tf.softplus(logits), tf.mul(logits, x))), tf.mul(divergence, 0.5));
    };
    return { variables: [encoder, decoder, shift], loss };
  },
  recurrent() {
    const [kernel, gates, memory] = [weight([3, 12], 1), weight([4, 8], 2), weight([4, 4], 3)];
    const series = noise<Tensor3D>([5, 6, 3], 4);
    const loss = () => {
      let state = tf.zeros([5, 4]);
      for (const x of tf.unstack(series, 1)) {
        const [gateInput, input] = tf.split(tf.matMul(x as Tensor2D, kernel), [8, 4], 1) as [Tensor2D, Tensor2D];
        const [keep, reset] = tf.split(tf.sigmoid(tf.add(gateInput, tf.matMul(state as Tensor2D, gates))), 2, 1) as [
          Tensor,
          Tensor,
        ];
        const candidate = tf.tanh(tf.add(input, tf.matMul(tf.mul(reset, state) as Tensor2D, memory)));
        state = tf.add(tf.mul(keep, state), tf.mul(tf.sub(1, keep), candidate));
      }
      return tf.mean<Scalar>(tf.squaredDifference(state, 0.3));
    };
    return { variables: [kernel, gates, memory], loss };
  },
};

/** The loss before one step, then all weights after it. */
async function learn(network: Network): Promise<number[]> {
  const { variables, loss } = network();
  const adam = tf.train.adam(0.01);
  const before = adam.minimize(loss, true, variables)!;
  const numbers: number[] = [];
  for (const tensor of [before, ...variables]) numbers.push(...(await tensor.data()));
  tf.dispose([before, variables]);
  return numbers;
}

const masks = async () => [
  ...(await tf.transpose(tf.reshape(tf.range(0, 24, 1, "int32"), [2, 3, 4]), [1, 2, 0]).data()),
  ...(await tf.transpose(tf.greater(noise([2, 3, 4], 1), 0), [2, 0, 1]).data()),
];

async function all(): Promise<Record<string, number[]>> {
  const answers: Record<string, number[]> = { transposed: await masks() };
  for (const [name, network] of Object.entries(networks)) answers[name] = await learn(network);
  return answers;
}

const wanted = await all();
const { device } = await startWebgpu(process.cwd());
// Small tensors would be computed on the CPU.
tf.env().set("WEBGPU_CPU_FORWARD", false);
const got = await all();
const errors = Object.entries(wanted).map(([name, numbers]) => {
  const scale = Math.max(...numbers.map(Math.abs));
  return [name, Math.max(...numbers.map((number, i) => Math.abs(number - got[name]![i]!) / scale))];
});
const refused = await Promise.resolve().then(() => tf.square(noise([4], 1)).dataSync()).then(() => null, (error: Error) => error.message); // prettier-ignore
process.stdout.write(
  `${JSON.stringify({ device, backend: tf.getBackend(), errors: Object.fromEntries(errors), refused })}\n`,
);
